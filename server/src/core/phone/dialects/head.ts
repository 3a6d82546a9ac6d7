/** What the first part of a text tells about it, for recognising a dialect quickly. */

/** Enough to find the root behind a long comment. */
const HEAD = 65_536;

export function headOf(text: string): string {
  return text.length <= HEAD ? text : text.slice(0, HEAD);
}

/** Name of the first element; empty where there is none. */
export function rootNameOf(text: string): string {
  return /^<([A-Za-z_][\w.:-]*)/.exec(rootTagOf(text))?.[1] ?? '';
}

/** The start tag of the first element. */
export function rootTagOf(text: string): string {
  const head = headOf(text);
  let at = head.indexOf('<');
  while (at >= 0) {
    if (head.startsWith('<!--', at)) {
      at = nextLess(head, head.indexOf('-->', at));
    } else if (/[!?%]/.test(head[at + 1] ?? '')) {
      at = nextLess(head, head.indexOf('>', at));
    } else {
      const end = head.indexOf('>', at);
      return head.slice(at, end < 0 ? head.length : end + 1);
    }
  }
  return '';
}

function nextLess(text: string, from: number): number {
  return from < 0 ? -1 : text.indexOf('<', from);
}
