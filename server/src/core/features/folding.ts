/** Ranges that an editor can fold: one a block, and one a part of an update script. */
import type { DocumentModel } from '../documentModel';
import { spanOfBlock } from '../encoding/encoded';
import { scriptParts } from '../phone/dialects/innovaphone/scriptParts';
import { phoneConfigOf } from '../phone/phoneDocument';
import type { Span } from '../text';

export function foldingSpans(model: DocumentModel): readonly Span[] {
  const parts = phoneConfigOf(model)?.kind === 'script' ? scriptParts(model.text) : [];
  return [...model.blocks.map(spanOfBlock), ...parts];
}
