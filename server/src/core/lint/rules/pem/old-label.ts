import { labelFor } from '../../labelFor';
import { atText, defineRule, RFC_7468 } from '../../rule';
import type { Severity } from '../../severity';

/** That of requests most readers know, those of certificates they need not take for what they are. */
const OLD: ReadonlyMap<string, Severity> = new Map([
  ['X509 CERTIFICATE', 'information'],
  ['X.509 CERTIFICATE', 'information'],
  ['NEW CERTIFICATE REQUEST', 'hint'],
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
    const severity = OLD.get(label);
    if (
      line !== undefined &&
      severity !== undefined &&
      object.expectedByLabel === undefined &&
      right !== undefined
    ) {
      yield {
        place: atText(line.labelSpan),
        message: `The label "${label}" is one of old programs, and some readers do not know it. Write "${right}" in both armor lines.`,
        severity,
      };
    }
  },
});
