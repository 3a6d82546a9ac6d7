/**
 * The way from decoded bytes back to the text they were written in, and forth.
 *
 * Text holds *significant characters* (base64 digits, hexadecimal digits, or the octets of a text that
 * is itself encoded) with gaps between them. Each run of neighbours is stored once, so a PEM block
 * costs a few numbers a line. All offsets are relative to the start of the block.
 */
import type { ByteSpan, Span } from '../text';

export interface ByteMap {
  /** How many bits of the bytes one significant character carries. */
  readonly bitsPerCharacter: 4 | 6 | 8;
  readonly characterCount: number;
  readonly byteCount: number;
  /** Parallel arrays, an entry a run: its first character, where it stands, and how wide each is written. */
  readonly firsts: readonly number[];
  readonly offsets: readonly number[];
  readonly widths: readonly number[];
  /** Where the text that the offsets speak of is itself the decoded bytes of another text. */
  readonly outer: ByteMap | undefined;
}

/** Collects significant characters in order. */
export class ByteMapBuilder {
  #firsts: number[] = [];
  #offsets: number[] = [];
  #widths: number[] = [];
  #next = -1;
  #width = 0;

  /** Character number `index` is written at `offset`, `width` units wide. */
  add(index: number, offset: number, width: number): void {
    if (offset !== this.#next || width !== this.#width) {
      this.#firsts.push(index);
      this.#offsets.push(offset);
      this.#widths.push(width);
      this.#width = width;
    }
    this.#next = offset + width;
  }

  /** Forgets every character from `count` on. */
  truncate(count: number): void {
    while (this.#firsts.length > 0 && (this.#firsts[this.#firsts.length - 1] as number) >= count) {
      this.#firsts.pop();
      this.#offsets.pop();
      this.#widths.pop();
    }
    this.#next = -1;
  }

  build(bitsPerCharacter: 4 | 6 | 8, characterCount: number, outer?: ByteMap): ByteMap {
    return {
      bitsPerCharacter,
      characterCount,
      byteCount: Math.floor((characterCount * bitsPerCharacter) / 8),
      firsts: this.#firsts,
      offsets: this.#offsets,
      widths: this.#widths,
      outer,
    };
  }
}

/** The smallest span of text whose characters' bits cover these bytes. */
export function spanOfBytes(map: ByteMap, bytes: ByteSpan): Span {
  if (map.characterCount === 0) {
    return { start: 0, end: 0 };
  }
  const last = map.characterCount - 1;
  const first = Math.min(Math.floor((bytes.start * 8) / map.bitsPerCharacter), last);
  const behind = Math.ceil((Math.max(bytes.end, bytes.start + 1) * 8) / map.bitsPerCharacter);
  const start = spanOfCharacter(map, first).start;
  const end = spanOfCharacter(map, Math.max(first, Math.min(behind - 1, last))).end;
  return map.outer === undefined ? { start, end } : spanOfBytes(map.outer, { start, end });
}

/** The bytes that the character at this offset has bits of; `undefined` in a gap or outside. */
export function bytesAtOffset(map: ByteMap, offset: number): ByteSpan | undefined {
  if (map.outer !== undefined) {
    const inner = bytesAtOffset(map.outer, offset);
    const first = inner && bytesWritten(map, inner.start);
    const last = inner && bytesWritten(map, inner.end - 1);
    return first === undefined || last === undefined
      ? (first ?? last)
      : { start: first.start, end: last.end };
  }
  return bytesWritten(map, offset);
}

function bytesWritten(map: ByteMap, offset: number): ByteSpan | undefined {
  const run = lastAtOrBelow(map.offsets, offset);
  if (run < 0) {
    return undefined;
  }
  const first = map.firsts[run] as number;
  const behind = map.firsts[run + 1] ?? map.characterCount;
  const character = first + Math.floor((offset - (map.offsets[run] as number)) / (map.widths[run] as number));
  if (character >= behind) {
    return undefined;
  }
  const start = Math.floor((character * map.bitsPerCharacter) / 8);
  const end = Math.min(map.byteCount, Math.ceil(((character + 1) * map.bitsPerCharacter) / 8));
  return start < end ? { start, end } : undefined;
}

function spanOfCharacter(map: ByteMap, character: number): Span {
  const run = lastAtOrBelow(map.firsts, character);
  const width = map.widths[run] as number;
  const start = (map.offsets[run] as number) + (character - (map.firsts[run] as number)) * width;
  return { start, end: start + width };
}

/** Index of the last element that is not above `value`, -1 where all are. */
function lastAtOrBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
