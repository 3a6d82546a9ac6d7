/** The line that an offset lies in, counted from 1; for offsets in ascending order, so that a long text is read once. */
export function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const isEnd = text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');
      line += isEnd ? 1 : 0;
    }
    return line;
  };
}
