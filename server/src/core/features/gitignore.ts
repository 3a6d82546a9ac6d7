/** Lines of a `.gitignore`, as gitignore(5) has them. */
import { lineEndOf } from './fixes/blockText';
import type { Replacement } from './fixes/fix';

/**
 * The line that makes Git ignore one file and no other; `path` counts from the folder of the `.gitignore`, with
 * slashes. `undefined` for a name with a line end, which no line can hold.
 */
export function ignoringLine(path: string): string | undefined {
  if (/[\r\n]/.test(path)) {
    return undefined;
  }
  // The slash at the front takes the meaning from "#" and "!", and ties the line to this folder.
  return `/${path.replace(/[\\*?[]/g, '\\$&').replace(/[ \t]+$/, (blanks) => blanks.replace(/./g, '\\$&'))}`;
}

/** Puts the line behind the others; `undefined` where it is among them. */
export function appended(text: string, line: string): Replacement | undefined {
  if (text.split(/\r?\n/).includes(line)) {
    return undefined;
  }
  const lineEnd = lineEndOf(text);
  const isOpen = text !== '' && !text.endsWith('\n');
  return {
    span: { start: text.length, end: text.length },
    text: `${isOpen ? lineEnd : ''}${line}${lineEnd}`,
  };
}
