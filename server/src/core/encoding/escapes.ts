/**
 * Characters that are written as something else: line ends in JSON, YAML and shell strings, character
 * references in XML, percent signs in URLs, string literals that are joined over several lines.
 * None of these can be base64, so they are understood in every text.
 */

export interface Escape {
  /** What is meant, as a UTF-16 code unit; a blank for a break between two string literals. */
  readonly code: number;
  readonly width: number;
}

const REFERENCE = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/iy;
const BACKSLASH = /\\{1,2}(?:u00([0-9a-f]{2})|x([0-9a-f]{2})|([nrt/=+ ]))/iy;
const CONTINUATION = /\\[ \t]*\r?\n/y;
const PERCENT = /%([0-9a-f]{2})/iy;
const LITERAL_BREAK = /["'`][ \t]*[+.,&]?[ \t]*\\?\r?\n[ \t]*[+.]?[ \t]*["'`]/y;

const SHORT: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

/** The escape that begins at `at`, where there is one. */
export function escapeAt(text: string, at: number): Escape | undefined {
  switch (text[at]) {
    case '&':
      return matched(REFERENCE, text, at, (match) =>
        match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16),
      );
    case '\\':
      return (
        matched(BACKSLASH, text, at, (match) => {
          const hex = match[1] ?? match[2];
          const short = match[3] as string;
          return hex === undefined ? (SHORT[short] ?? short.charCodeAt(0)) : Number.parseInt(hex, 16);
        }) ?? matched(CONTINUATION, text, at, () => 32)
      );
    case '%':
      return matched(PERCENT, text, at, (match) => Number.parseInt(match[1] as string, 16));
    case '"':
    case "'":
    case '`':
      return matched(LITERAL_BREAK, text, at, () => 32);
    default:
      return undefined;
  }
}

function matched(
  pattern: RegExp,
  text: string,
  at: number,
  codeOf: (match: RegExpExecArray) => number,
): Escape | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : { code: codeOf(match), width: match[0].length };
}
