import { objectOf } from '../../documentModel';
import { isDamaged } from '../../lint/damage';
import { bodySpan, isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

/** Takes out each `=` before the last digit, where the object is whole without them. */
export const paddingInside: Fix = {
  mends: ['pem/padding-inside'],
  title: () => 'Remove the padding inside',
  replacements({ model, block }) {
    const { encoded } = block;
    if (!isEditable(block) || isDamaged(encoded, objectOf(encoded))) {
      return [];
    }
    const { start, end } = bodySpan(block);
    const body = model.text.slice(start, end).replace(/[=\s]*$/, '');
    return [...body.matchAll(/=+/g)].map(
      ({ 0: found, index }): Replacement => ({
        span: { start: start + index, end: start + index + found.length },
        text: '',
      }),
    );
  },
};
