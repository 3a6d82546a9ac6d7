/** Whether a place in XML lies in the value of an attribute. */

/** Attributes before the one that holds a certificate are short. */
const REACH = 4000;

/** Looks back for what comes first: the quote of `name="`, or an angle bracket. */
export function isInAttribute(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  const tag = before.slice(Math.max(before.lastIndexOf('<'), before.lastIndexOf('-->')));
  const value = tag.replace(/[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  return tag.startsWith('<') && /[\w:.-]+\s*=\s*(?:"[^"]*|'[^']*)$/.test(value);
}
