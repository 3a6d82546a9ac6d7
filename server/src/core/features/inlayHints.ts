/** A few words behind the BEGIN line of each block, for those who do not like lines above it. */
import { describeObject } from '../describe/describeObject';
import { type DocumentModel, objectOf } from '../documentModel';
import { visible } from '../markdown';
import type { Span } from '../text';

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

export function inlayHints(
  model: DocumentModel,
  range: Span,
  options: { readonly now: number },
): readonly InlayHint[] {
  return model.blocks.flatMap(({ start, encoded }) => {
    const offset = start + (encoded.armor?.begin?.span.end ?? 0);
    return encoded.bytes.length === 0 || offset < range.start || offset > range.end
      ? []
      : { offset, label: visible(describeObject(objectOf(encoded), options).facts.join(' · ')) };
  });
}
