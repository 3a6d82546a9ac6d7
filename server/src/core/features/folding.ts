/** Ranges that an editor can fold: one a block. */
import type { DocumentModel } from '../documentModel';
import { spanOfBlock } from '../encoding/encoded';
import type { Span } from '../text';

export function foldingSpans(model: DocumentModel): readonly Span[] {
  return model.blocks.map(spanOfBlock);
}
