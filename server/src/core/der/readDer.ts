/**
 * Reads BER and DER into a tree without copying: every node knows its byte span.
 *
 * Anything goes in, a tree comes out: where the bytes break a rule of X.690 the reader goes on as far
 * as it makes sense and says so in `problems`. It never throws.
 */
import type { ByteSpan } from '../text';

export type TagClass = 'universal' | 'application' | 'context' | 'private';

/** One TLV. `start` … `contentStart` is the header, `contentStart` … `contentEnd` the content; `end` lies behind end-of-contents octets where there are any. */
export interface DerNode {
  readonly bytes: Uint8Array;
  readonly tagClass: TagClass;
  readonly tag: number;
  readonly constructed: boolean;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly children: readonly DerNode[];
}

export type DerProblemKind =
  /** The header or the content goes beyond the bytes that hold it. */
  | 'truncated'
  /** Length in more octets than needed (X.690 §10.1). */
  | 'non-minimal-length'
  /** Indefinite length (X.690 §10.1 allows the definite form only). */
  | 'indefinite-length'
  /** Tag number in the long form though it is below 31, or with leading zeros (X.690 §8.1.2). */
  | 'non-minimal-tag'
  /** Length octet 0xFF (X.690 §8.1.3.5 c), or a length of 2^48 and more. */
  | 'reserved-length'
  /** A universal type that must be primitive is constructed, or the reverse (X.690 §8, §10.2). */
  | 'wrong-form'
  /** Deeper than {@link MAX_DEPTH}; what lies below is not read. */
  | 'too-deep'
  /** Bytes behind the outermost value. */
  | 'trailing-data'
  /** No bytes at all. */
  | 'empty';

export interface DerProblem {
  readonly kind: DerProblemKind;
  readonly span: ByteSpan;
}

export interface DerDocument {
  /** The outermost value, or `undefined` where not even a header could be read. */
  readonly root: DerNode | undefined;
  readonly problems: readonly DerProblem[];
}

/** Lengths from here on are not believed. */
const MAX_LENGTH = 2 ** 48;

/** Nesting beyond this is not followed: real objects stay below 30. */
export const MAX_DEPTH = 100;

const NO_CHILDREN: readonly DerNode[] = [];
const CLASSES: readonly TagClass[] = ['universal', 'application', 'context', 'private'];

/** Problems beyond this many are not listed: a megabyte can hold hundreds of thousands. */
export const MAX_PROBLEMS = 1000;

/** EXTERNAL, EMBEDDED PDV, SEQUENCE, SET and CHARACTER STRING are constructed, all other universal types primitive (X.690 §8, §10.2). */
const isConstructedTag = (tag: number) => tag === 16 || tag === 17 || tag === 8 || tag === 11 || tag === 29;

/** Reads one value that should span all of `bytes`. */
export function readDer(bytes: Uint8Array): DerDocument {
  const reader = new Reader(bytes);
  if (bytes.length === 0) {
    return { root: undefined, problems: [{ kind: 'empty', span: { start: 0, end: 0 } }] };
  }
  const root = reader.readNode(0, bytes.length, 0);
  if (root !== undefined && root.end < bytes.length) {
    reader.report('trailing-data', root.end, bytes.length);
  }
  return { root, problems: reader.problems };
}

/** Reads the values that lie side by side in `start` … `end` of `bytes`, as an OCTET STRING or a BIT STRING may wrap them. */
export function readDerWithin(bytes: Uint8Array, start: number, end: number): DerDocument {
  const reader = new Reader(bytes);
  const root = reader.readNode(start, end, 0);
  if (root !== undefined && root.end < end) {
    reader.report('trailing-data', root.end, end);
  }
  return { root, problems: reader.problems };
}

/** Octets beside or inside values that are no value of their own: a node without a header. */
export function pieceOf({ bytes }: DerNode, start: number, end: number): DerNode {
  return {
    bytes,
    tagClass: 'universal',
    tag: 4,
    constructed: false,
    start,
    contentStart: start,
    contentEnd: end,
    end,
    children: NO_CHILDREN,
  };
}

class Reader {
  readonly problems: DerProblem[] = [];

  constructor(private readonly bytes: Uint8Array) {}

  report(kind: DerProblemKind, start: number, end: number): void {
    if (this.problems.length < MAX_PROBLEMS) {
      this.problems.push({ kind, span: { start, end } });
    }
  }

  /** Reads the value at `start`, which may not go beyond `limit`. */
  readNode(start: number, limit: number, depth: number): DerNode | undefined {
    const { bytes } = this;
    let at = start;
    if (at >= limit) {
      this.report('truncated', Math.max(0, limit - 1), limit);
      return undefined;
    }
    const first = bytes[at++] as number;
    let tag = first & 0x1f;
    if (tag === 0x1f) {
      tag = 0;
      const tagStart = at;
      let octet: number;
      do {
        if (at >= limit || at - tagStart > 4) {
          this.report('truncated', start, limit);
          return undefined;
        }
        octet = bytes[at++] as number;
        tag = tag * 128 + (octet & 0x7f);
      } while (octet & 0x80);
      if (tag < 31 || bytes[tagStart] === 0x80) {
        this.report('non-minimal-tag', start, at);
      }
    }
    if (at >= limit) {
      this.report('truncated', start, limit);
      return undefined;
    }
    const lengthStart = at;
    let length = bytes[at++] as number;
    let indefinite = false;
    if (length === 0x80) {
      indefinite = true;
      this.report('indefinite-length', lengthStart, at);
    } else if (length > 0x80) {
      const count = length & 0x7f;
      if (at + count > limit) {
        this.report(length === 0xff ? 'reserved-length' : 'truncated', start, limit);
        return undefined;
      }
      const lengthEnd = at + count;
      length = 0;
      while (at < lengthEnd && length < MAX_LENGTH) {
        length = length * 256 + (bytes[at++] as number);
      }
      if (count === 0x7f || length >= MAX_LENGTH) {
        this.report('reserved-length', lengthStart, lengthEnd);
        return undefined;
      }
      if (length < 0x80 || bytes[lengthStart + 1] === 0) {
        this.report('non-minimal-length', lengthStart, at);
      }
    }
    const constructed = (first & 0x20) !== 0;
    const tagClass = CLASSES[first >> 6] as TagClass;
    if (tagClass === 'universal' && constructed !== isConstructedTag(tag)) {
      this.report('wrong-form', start, at);
    }
    let contentEnd = indefinite ? limit : at + length;
    if (contentEnd > limit) {
      this.report('truncated', start, limit);
      contentEnd = limit;
    }
    let end = contentEnd;
    let children = NO_CHILDREN;
    if (constructed && contentEnd > at) {
      if (depth >= MAX_DEPTH) {
        this.report('too-deep', start, contentEnd);
      } else {
        const into: DerNode[] = [];
        let next = at;
        let closed = false;
        while (next < contentEnd) {
          if (indefinite && bytes[next] === 0 && bytes[next + 1] === 0 && next + 1 < contentEnd) {
            contentEnd = next;
            end = next + 2;
            closed = true;
            break;
          }
          const child = this.readNode(next, contentEnd, depth + 1);
          if (child === undefined) {
            break;
          }
          into.push(child);
          next = child.end;
        }
        if (indefinite && !closed) {
          this.report('truncated', start, contentEnd);
        }
        children = into;
      }
    } else if (indefinite) {
      this.report('truncated', start, contentEnd);
    }
    return { bytes, tagClass, tag, constructed, start, contentStart: at, contentEnd, end, children };
  }
}
