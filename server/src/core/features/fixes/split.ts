/** Gives objects of a bundle files of their own. */
import { blockAt, type DocumentModel, objectOf } from '../../documentModel';
import { type Block, spanOfBlock } from '../../encoding/encoded';
import { isKey } from '../../lint/isKey';
import type { Span } from '../../text';
import { lineEndOf } from './blockText';
import type { Replacement } from './fix';

/** A file to make beside the document. */
export interface NewFile {
  /** Goes between the name of the document and its extension. */
  readonly suffix: string;
  readonly text: string;
}

export interface Split {
  readonly title: string;
  readonly replacements: readonly Replacement[];
  readonly newFiles: readonly NewFile[];
}

export function splittings(model: DocumentModel, { start, end }: Span): readonly Split[] {
  const movable = model.blocks.filter((block) => isMovable(model, block));
  const block = blockAt(model, start);
  if (model.host !== 'pem' || model.blocks.length < 2 || block !== blockAt(model, end)) {
    return [];
  }
  const found: Split[] = [];
  if (block !== undefined && movable.includes(block)) {
    found.push({ title: 'Move this block to a file of its own', ...movedOut(model, [block]) });
  }
  const others = movable.filter((each) => each !== model.blocks[0]);
  if (others.length > 1) {
    found.push({
      title: `Move all blocks but the first to ${others.length} files`,
      ...movedOut(model, others),
    });
  }
  return found;
}

/** An editor cannot make a file that only its owner may read, as a private key wants it. */
function isMovable(model: DocumentModel, { start, encoded }: Block): boolean {
  const isComplete = encoded.armor?.begin !== undefined && encoded.armor.end !== undefined;
  const isOnOwnLine = /(?:^|[\r\n])$/.test(model.text.slice(Math.max(0, start - 1), start));
  return isComplete && isOnOwnLine && encoded.bytes.length > 0 && !isKey(objectOf(encoded));
}

function movedOut(model: DocumentModel, blocks: readonly Block[]): Pick<Split, 'replacements' | 'newFiles'> {
  const { text } = model;
  const lineEnd = lineEndOf(text);
  return {
    replacements: blocks.map((block) => {
      const { start, end } = spanOfBlock(block);
      const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
      return { span: { start, end: end + rest }, text: '' };
    }),
    newFiles: blocks.map((block) => {
      const { start, end } = spanOfBlock(block);
      return { suffix: `-${model.blocks.indexOf(block) + 1}`, text: text.slice(start, end) + lineEnd };
    }),
  };
}
