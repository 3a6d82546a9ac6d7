import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

/** Upper bounds in characters (ub-…). */
const MOST: ReadonlyMap<string, number> = new Map([
  ['2.5.4.3', 64],
  ['2.5.4.5', 64],
  ['2.5.4.7', 128],
  ['2.5.4.8', 128],
  ['2.5.4.10', 64],
  ['2.5.4.11', 64],
  ['2.5.4.12', 64],
  ['2.5.4.65', 128],
  ['1.2.840.113549.1.9.1', 255],
]);

export const rule = defineNameRule({
  severity: 'error',
  title: 'a value in a name is too long',
  why: 'Each attribute has an upper bound; programs that go by it refuse the certificate, and simple devices cut the name off.',
  fix: 'Have it issued again with a shorter value. Long host names belong in the subjectAltName.',
  citations: [RFC_5280('Appendix A.1')],
  types: new Set(MOST.keys()),
  fault: ({ text }, attribute) => {
    const most = MOST.get(attribute.type) ?? 0;
    const length = [...text].length;
    return length > most
      ? `The attribute ${attributeName(attribute)} of this name has ${length} characters, at most ${most} are allowed; strict programs refuse it and some devices cut it off. Have it issued again with a shorter value.`
      : undefined;
  },
});
