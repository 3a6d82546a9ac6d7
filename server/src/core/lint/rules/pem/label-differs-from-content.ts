import { isDamaged } from '../../damage';
import { kindName } from '../../kindNames';
import { labelFor } from '../../labelFor';
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
    if (expected === undefined || line === undefined || isDamaged(encoded, object)) {
      return;
    }
    const right = labelFor(object);
    yield {
      place: atText(line.labelSpan),
      message: `The label promises ${kindName(expected)}, but the block holds ${kindName(object.kind)}; programs that go by the label fail. ${right === undefined ? 'Write the label that belongs to it' : `Write "${right}" in both armor lines`}.`,
    };
  },
});
