/** Text with lines below it: the neutral form of everything that has more to say than one line holds. */
export interface OutlineLine {
  readonly text: string;
  readonly children?: readonly OutlineLine[];
}

export function line(text: string, children?: readonly OutlineLine[]): OutlineLine {
  return children === undefined || children.length === 0 ? { text } : { text, children };
}

/** Something to show also where there is nothing. */
export function orEmpty(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  return lines.length > 0 ? lines : [line('empty')];
}

/** Everything in one line: `policy 1.2.3 (CPS: http://…; notice: …), policy 1.2.4`. */
export function toOneLine(lines: readonly OutlineLine[], separator = ', '): string {
  return lines
    .map(({ text, children }) => (children === undefined ? text : `${text} (${toOneLine(children, '; ')})`))
    .join(separator);
}

/** One line each, those below indented by four more blanks. */
export function toIndented(lines: readonly OutlineLine[], indent: string): string {
  let text = '';
  for (const { text: own, children } of lines) {
    text += `${indent}${own.replaceAll('\n', `\n${indent}`)}\n`;
    if (children !== undefined) {
      text += toIndented(children, `${indent}    `);
    }
  }
  return text;
}
