/** Reads update scripts: variables with their values, commands with their options. */
import type { PhoneItem } from '../../phoneConfig';

const LINE = /[^\r\n]+/g;
const VARIABLE = /^([ \t]*vars[ \t]+(?:create|del|read)[ \t]+)(\S+)([ \t]+\S+[ \t]+)?(.*)$/;
const COMMAND =
  /^[ \t]*(?:mod[ \t]+cmd[ \t]+(\w+)(?:[ \t]+([\w-]+))?|config[ \t]+(?:add|change|rem)[ \t]+(\w+))/;
const OPTION = /(?<=[ \t])(\/[A-Za-z][\w-]*)(?:[ \t]+(?!\/)(\S+))?/g;

export function readScript(text: string): readonly PhoneItem[] {
  return [...text.matchAll(LINE)].flatMap(({ 0: line, index }) =>
    /^\s*#/.test(line) ? [] : (variableOf(line, index) ?? optionsOf(line, index)),
  );
}

/** `vars create X509/REQUESTRESPONSE/00000 pb 30820…`. */
function variableOf(line: string, at: number): PhoneItem[] | undefined {
  const match = VARIABLE.exec(line);
  if (match === null) {
    return undefined;
  }
  const [, before = '', name = '', kind = '', raw = ''] = match;
  const value = raw.trimEnd();
  const nameStart = at + before.length;
  const valueStart = nameStart + name.length + kind.length;
  return [itemOf(name, nameStart, value, valueStart, 'vars')];
}

function optionsOf(line: string, at: number): PhoneItem[] {
  const command = COMMAND.exec(line);
  if (command === null) {
    return [];
  }
  const group = command[2] ?? command[1] ?? command[3] ?? '';
  return [...line.matchAll(OPTION)].map((match) => {
    const [whole, name = '', value = ''] = match;
    return itemOf(name, at + match.index, value, at + match.index + whole.length - value.length, group);
  });
}

function itemOf(
  name: string,
  nameStart: number,
  value: string,
  valueStart: number,
  group: string,
): PhoneItem {
  const end = valueStart + value.length;
  return {
    name,
    nameSpan: { start: nameStart, end: nameStart + name.length },
    valueSpan: { start: valueStart, end },
    notation: 'line',
    index: undefined,
    indexSpan: undefined,
    span: { start: nameStart, end },
    group,
    element: -1,
  };
}
