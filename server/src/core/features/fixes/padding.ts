import { bodySpan, isEditable } from './blockText';
import type { Fix } from './fix';

/** As many `=` as the number of digits asks for (RFC 4648 §4). */
export const padding: Fix = {
  mends: ['pem/wrong-padding'],
  title: () => 'Write the padding that belongs there',
  replacements({ model, block }) {
    const count = block.encoded.map.characterCount;
    if (!isEditable(block) || count % 4 === 1) {
      return [];
    }
    const { end } = bodySpan(block);
    const written = /[=\s]*$/.exec(model.text.slice(0, end))?.[0].length ?? 0;
    return [{ span: { start: end - written, end }, text: '='.repeat((4 - (count % 4)) % 4) }];
  },
};
