/** Finds what `openssl … -text` prints above a block. */
import type { Span } from '../text';

const FIRST_LINE =
  /^(?:Certificate|Certificate Request|Certificate Revocation List \(CRL\)):[ \t]*\r?\n[ \t]+(?:Data|Version)[: ]/gm;

/** Shorter than any dump: the blank line or two between most blocks. */
const MIN_LENGTH = 40;

/** The dump that ends right before `end`, and begins at or behind `from`. */
export function dumpBefore(text: string, from: number, end: number): Span | undefined {
  if (end - from < MIN_LENGTH) {
    return undefined;
  }
  const between = text.slice(from, end);
  let start = -1;
  for (const { index } of between.matchAll(FIRST_LINE)) {
    start = index;
  }
  if (start < 0) {
    return undefined;
  }
  // All further lines of a dump are indented, but for a few headings and the blank one before the armor.
  const rest = between.slice(start);
  const isDump = rest
    .split(/\r?\n/)
    .slice(1)
    .every((line) => /^(?:[ \t]|$|Revoked Certificates:|No Revoked Certificates\.)/.test(line));
  return isDump ? { start: from + start, end } : undefined;
}
