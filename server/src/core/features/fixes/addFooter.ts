import { objectOf } from '../../documentModel';
import { isDamaged } from '../../lint/damage';
import { armorText, bodySpan, isEditable, lineBreakOf } from './blockText';
import type { Fix } from './fix';

/** Closes a block whose object is complete; where bytes are missing an END line would only hide it. */
export const addFooter: Fix = {
  mends: ['pem/missing-footer'],
  title: ({ block }) => `Add ${armorText('END', block.encoded.label)}`,
  replacements({ model, block }) {
    const { encoded } = block;
    const { end } = bodySpan(block);
    return isEditable(block) && encoded.bytes.length > 0 && !isDamaged(encoded, objectOf(encoded))
      ? [{ span: { start: end, end }, text: lineBreakOf(model, block) + armorText('END', encoded.label) }]
      : [];
  },
};
