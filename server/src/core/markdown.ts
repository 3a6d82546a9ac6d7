/**
 * The only place where Markdown is written. Whatever comes from a document is escaped here: a subject
 * may hold links, images or HTML, and must show as the characters it has.
 */

/** Everything that means something in CommonMark or GFM, or could start an autolink or an entity. */
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>&~$:@"'^=/]/g;
/** Controls, bidirectional overrides and invisible characters show as their code. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const PLAIN = /^[A-Za-z0-9 ,;%?]*$/;

/** Text as it stands, visible and without meaning to the renderer. */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) {
    return text.replace(/ {2,}/g, (blanks) => '&nbsp;'.repeat(blanks.length));
  }
  return visible(text)
    .replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/ {2,}/g, (blanks) => '&nbsp;'.repeat(blanks.length));
}

/** Characters that cannot be seen, written as `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replace(
    INVISIBLE,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** Lines of text in a fixed-width font. */
export function codeBlock(text: string): string {
  const shown = text.split('\n').map(visible).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text\n${shown}\n${fence}`;
}

export function bold(text: string): string {
  return `**${escapeText(text)}**`;
}

/** A table without visible head; the cells are Markdown already. */
export function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|:--|:--|', ...rows.map(([left, right]) => `| ${left} | ${right} |`)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
