import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

export const rule = defineNameRule({
  severity: 'error',
  title: 'an empty value in a name',
  why: 'A name attribute holds at least one character. An empty one usually comes from a prompt that was answered with the Enter key.',
  fix: 'Have it issued again without the attribute.',
  citations: [RFC_5280('§4.1.2.4'), RFC_5280('Appendix A.1')],
  types: new Set([
    '2.5.4.3',
    '2.5.4.4',
    '2.5.4.5',
    '2.5.4.7',
    '2.5.4.8',
    '2.5.4.10',
    '2.5.4.11',
    '2.5.4.12',
    '2.5.4.41',
    '2.5.4.42',
    '2.5.4.43',
    '2.5.4.65',
    '1.2.840.113549.1.9.1',
  ]),
  fault: ({ text }, attribute) =>
    text === ''
      ? `The attribute ${attributeName(attribute)} of this name is empty; it has to hold at least one character. Have it issued again without the attribute.`
      : undefined,
});
