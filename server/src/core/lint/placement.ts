/** From places as rules name them to spans of the document. */
import { type Block, spanInText, spanOfBlock } from '../encoding/encoded';
import { type Span, shifted } from '../text';
import type { IndexEntry } from '../workspace/indexEntry';
import type { Finding, Place } from './rule';

/** Another place that belongs to a finding: in the same document, or an object of the index. */
export type PlacedRelation =
  | { readonly span: Span; readonly message: string }
  | { readonly entry: IndexEntry; readonly message: string };

export function placeInBlock(block: Block, place: Place): Span {
  switch (place.kind) {
    case 'text':
      return shifted(place.span, block.start);
    case 'bytes':
      // Bytes that were put together or decrypted have no characters of their own.
      return place.of === undefined || place.of === block.encoded.bytes
        ? spanInText(block, place.span)
        : spanOfBlock(block);
    case 'whole':
      return spanOfBlock(block);
    case 'block':
      return placeInBlock(place.block, place.place);
  }
}

export function placeInDocument(place: Place): Span {
  switch (place.kind) {
    case 'text':
      return place.span;
    case 'block':
      return placeInBlock(place.block, place.place);
    case 'bytes':
    case 'whole':
      return { start: 0, end: 0 };
  }
}

export function relationsOf(finding: Finding, toSpan: (place: Place) => Span): readonly PlacedRelation[] {
  return (finding.related ?? []).map((each) =>
    'entry' in each ? each : { span: toSpan(each.place), message: each.message },
  );
}

/** The block that holds the offset, or the next one behind it. */
export function blockFrom(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spanOfBlock(blocks[middle] as Block).end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return blocks[low];
}
