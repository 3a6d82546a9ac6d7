/** Objects as the text of a slot. */
import { toBase64 } from '../../describe/base64Text';
import type { SlotObject } from './slotObject';

/** RFC 7468 §2; the base64 tool of OpenSSL, of which the Siemens document speaks, has the same. */
const LINE_WIDTH = 64;

export interface TextLayout {
  /** What stands for a line end there. */
  readonly lineEnd: string;
  /** Characters of base64 in a line. */
  readonly width: number;
}

/** Ends with a line end, as a file of PEM does. */
export function pemText(objects: readonly SlotObject[], lineEnd: string): string {
  return objects
    .flatMap(({ label, bytes }) => [
      `-----BEGIN ${label}-----`,
      ...linesOf(toBase64(bytes), LINE_WIDTH),
      `-----END ${label}-----`,
    ])
    .map((line) => line + lineEnd)
    .join('');
}

export function base64Text(bytes: Uint8Array, { lineEnd, width }: TextLayout): string {
  return linesOf(toBase64(bytes), width).join(lineEnd);
}

/** In small letters, as innovaphone writes them (innovaphone/php-update-server@111dc8f). */
export function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** How base64 is laid out that stands there already: on one line, or in lines of a width. */
export function widthOf(value: string): number {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const digits = lines.filter((line) => /^[A-Za-z0-9+/]+={0,2}$/.test(line));
  const longest = Math.max(0, ...digits.map(({ length }) => length));
  return digits.length === 1 && longest > 2 * LINE_WIDTH
    ? Number.POSITIVE_INFINITY
    : digits.length > 1
      ? longest
      : LINE_WIDTH;
}

function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) {
    lines.push(text.slice(at, at + width));
  }
  return lines;
}
