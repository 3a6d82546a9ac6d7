import { labelFor } from '../../labelFor';
import { atText, defineRule, RFC_7468 } from '../../rule';

/** Labels of old programs. Only some readers take them for those of today. */
const OLD: ReadonlySet<string> = new Set([
  'X509 CERTIFICATE',
  'X.509 CERTIFICATE',
  'NEW CERTIFICATE REQUEST',
]);

export const rule = defineRule({
  appliesTo: 'block',
  severity: 'information',
  title: 'a label of old programs',
  why: 'Programs choose the decoder by the label, and some know only that of today.',
  fix: 'Write the label of today: CERTIFICATE, or CERTIFICATE REQUEST.',
  citations: [RFC_7468('§5.1'), RFC_7468('§7')],
  *check({ encoded, object }) {
    const line = encoded.armor?.begin;
    const label = line?.label ?? '';
    const right = labelFor(object);
    if (line !== undefined && OLD.has(label) && object.expectedByLabel === undefined && right !== undefined) {
      yield {
        place: atText(line.labelSpan),
        message: `The label "${label}" is one of old programs, and some readers do not know it. Write "${right}" in both armor lines.`,
      };
    }
  },
});
