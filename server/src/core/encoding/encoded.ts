/**
 * What the scanners find: a stretch of text that stands for bytes, with everything that is odd about it.
 * All spans are relative to the start of the block, so a block that merely moved is the same object.
 */

import type { ByteSpan } from '../text';
import { type Span, shifted } from '../text';
import { type ByteMap, spanOfBytes } from './byteMap';

/** How the bytes are written. */
export type Notation = 'pem' | 'base64' | 'hex' | 'binary';

export type EncodingProblemKind =
  /** The armor line has other than five hyphens on a side (`detail`: what stands there). */
  | 'armor-dashes'
  /** BEGIN or END, or the label, is not in capitals, or is spaced oddly. */
  | 'armor-spelling'
  /** No END line before the next block or the end of the text. */
  | 'missing-footer'
  /** An END line without its BEGIN line. */
  | 'missing-header'
  /** The END line has another label than the BEGIN line (`detail`: the label of the BEGIN line). */
  | 'footer-label'
  /** Base64 on the same line as BEGIN or END, or other text beside the armor. */
  | 'text-beside-armor'
  /** Nothing between the armor lines. */
  | 'empty-body'
  /** A character that is not of the base64 alphabet (`detail`: the character). */
  | 'unexpected-character'
  /** A line that is text, not base64. */
  | 'text-in-body'
  /** `-` and `_` in place of `+` and `/` (RFC 4648 §5). */
  | 'base64url'
  /** Fewer or more `=` than the length asks for (`detail`: how many belong there). */
  | 'padding'
  /** `=` before the end. */
  | 'padding-inside'
  /** One character is left over: something was lost or added. */
  | 'incomplete-group'
  /** The last character carries bits that belong to no byte (RFC 4648 §3.5). */
  | 'stray-bits'
  /** Encapsulated headers (RFC 1421 §4.6) where RFC 7468 §2 allows none. */
  | 'headers'
  | 'blank-line'
  | 'indentation'
  | 'trailing-space'
  | 'space-inside'
  /** The line ends were turned into spaces. */
  | 'line-ends-lost'
  /** A line end of CR alone. */
  | 'carriage-return'
  /** Line ends as `\n`, `&#10;` and the like, in the text itself. */
  | 'escaped-line-ends'
  /** Both LF and CR LF. */
  | 'mixed-line-ends'
  /** A line of more than 64 characters (RFC 7468 §2). */
  | 'long-line';

export interface EncodingProblem {
  readonly kind: EncodingProblemKind;
  /** The first place where it is so. */
  readonly span: Span;
  /** In how many places of the block it is so. */
  readonly count: number;
  readonly detail: string;
}

/** One header of the encapsulated text, such as `DEK-Info: AES-256-CBC,…`. */
export interface PemHeader {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** The BEGIN or END line of a block. */
export interface ArmorLine {
  readonly span: Span;
  readonly label: string;
  readonly labelSpan: Span;
}

export interface Armor {
  readonly begin: ArmorLine | undefined;
  readonly end: ArmorLine | undefined;
}

export interface Encoded {
  readonly notation: Notation;
  /** The label in capitals, as it was most likely meant; empty without armor. */
  readonly label: string;
  /** Length of the whole block in the text. */
  readonly length: number;
  readonly armor: Armor | undefined;
  /** From the first to the last character that stands for bytes. */
  readonly body: Span;
  readonly headers: readonly PemHeader[];
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  readonly problems: readonly EncodingProblem[];
}

/** An encoded object where it stands. */
export interface Block {
  readonly start: number;
  readonly encoded: Encoded;
}

export function spanOfBlock(block: Block): Span {
  return { start: block.start, end: block.start + block.encoded.length };
}

/** The text that these bytes of the block are written in. */
export function spanInText(block: Block, bytes: ByteSpan): Span {
  return shifted(spanOfBytes(block.encoded.map, bytes), block.start);
}

/** Found in text that is itself the decoded bytes of other text. */
export function isNested({ map }: Encoded): boolean {
  return map.outer !== undefined;
}
