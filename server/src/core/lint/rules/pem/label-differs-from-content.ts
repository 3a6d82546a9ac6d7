import { atText, defineRule, RFC_7468 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'block',
  severity: 'error',
  title: 'the label promises another object than the block holds',
  why: 'Programs choose the decoder by the label and fail on anything else.',
  fix: 'Write the label that belongs to the object.',
  citations: [RFC_7468('§2'), RFC_7468('§4')],
  *check({ encoded, object }) {
    const expected = object.expectedByLabel;
    const line = encoded.armor?.begin;
    if (expected !== undefined && line !== undefined && object.kind !== 'unreadable') {
      yield {
        place: atText(line.labelSpan),
        message: `The label says ${expected}, but the block holds ${NAMES[object.kind] ?? 'something else'}; programs that go by the label fail. Write the label that belongs to it.`,
      };
    }
  },
});

const NAMES: Readonly<Record<string, string>> = {
  certificate: 'a certificate',
  asn1Value: 'another structure',
};
