/**
 * Text from certificates in one safe line: whoever made the certificate chose the characters, so those
 * that hide, reorder or break a line are written out.
 */

/** Controls, line and paragraph separators, invisible and direction-changing characters, lone surrogates. */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\u{fffd}]|[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escapeOf = (character: string) =>
  SHORT[character] ?? `\\u{${(character.codePointAt(0) as number).toString(16)}}`;

/** The same characters with the unsafe ones written as `\u{202e}`. */
export function safeText(text: string): string {
  return text.replace(UNSAFE, escapeOf);
}

/** In double quotes, with quotes and backslashes escaped. */
export function quotedText(text: string): string {
  return `"${safeText(text.replace(/["\\]/g, '\\$&'))}"`;
}

/** At most `limit` characters; says how many more there are. Never cuts a surrogate pair in two. */
export function cappedText(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const cut = text.codePointAt(limit - 1) as number;
  const end = cut > 0xffff ? limit - 1 : limit;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}
