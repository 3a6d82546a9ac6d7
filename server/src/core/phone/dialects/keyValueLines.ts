/** Items of the dialects that are lines of `name = value`. */
import type { PhoneItem } from '../phoneConfig';

const LINE = /^[ \t]*([A-Za-z][\w.%-]*(?:\.[\w%-]+)*)[ \t]*=[ \t]*([^\r\n]*)/gm;

export function readKeyValueLines(text: string): readonly PhoneItem[] {
  return [...text.matchAll(LINE)].map((match): PhoneItem => {
    const [whole, name = '', raw = ''] = match;
    const value = raw.trimEnd();
    const start = match.index + whole.indexOf(name);
    const valueStart = match.index + whole.length - raw.length;
    return {
      name,
      nameSpan: { start, end: start + name.length },
      valueSpan: { start: valueStart, end: valueStart + value.length },
      notation: 'line',
      index: undefined,
      indexSpan: undefined,
      span: { start, end: valueStart + value.length },
      group: '',
      element: -1,
    };
  });
}
