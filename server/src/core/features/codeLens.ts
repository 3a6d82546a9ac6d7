/** A line above each block: what it is, and when it expires. */
import { describeObject } from '../describe/describeObject';
import { type DocumentModel, objectOf } from '../documentModel';
import { spanOfBlock } from '../encoding/encoded';
import { visible } from '../markdown';
import type { Span } from '../text';

export interface CodeLens {
  readonly span: Span;
  readonly title: string;
}

export function codeLenses(model: DocumentModel, options: { readonly now: number }): readonly CodeLens[] {
  return model.blocks
    .filter((block) => block.encoded.bytes.length > 0)
    .map((block) => ({
      span: spanOfBlock(block),
      title: visible(describeObject(objectOf(block.encoded), options).facts.join(' · ')),
    }));
}

/** Requests that a CA could sign. */
export function requestSpans(model: DocumentModel): readonly Span[] {
  return model.blocks
    .filter((block) => objectOf(block.encoded).kind === 'certificateRequest')
    .map((block) => spanOfBlock(block));
}
