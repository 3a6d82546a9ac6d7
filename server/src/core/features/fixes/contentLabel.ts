import { objectOf } from '../../documentModel';
import { labelFor } from '../../lint/labelFor';
import { armorLines, isEditable } from './blockText';
import type { Fix } from './fix';

/** Writes the label that belongs to the object into both armor lines. */
export const contentLabel: Fix = {
  mends: ['pem/label-differs-from-content', 'pem/old-label'],
  title: ({ block }) => `Write the label ${labelFor(objectOf(block.encoded)) ?? ''}`,
  replacements({ model, block }) {
    const label = labelFor(objectOf(block.encoded));
    return label === undefined || !isEditable(block)
      ? []
      : armorLines(block)
          .filter(({ labelSpan }) => model.text.slice(labelSpan.start, labelSpan.end) !== label)
          .map(({ labelSpan }) => ({ span: labelSpan, text: label }));
  },
};
