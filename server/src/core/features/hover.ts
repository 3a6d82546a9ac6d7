/** What a hover says: over a block the field under the cursor, then the object; over an item of a phone config the item. */
import { valueText } from '../asn1/valueText';
import { describeObject } from '../describe/describeObject';
import type { Description, DescriptionRow, DescriptionSection } from '../describe/description';
import { fingerprintSection } from '../describe/fingerprints';
import { blockAt, type DocumentModel, objectOf } from '../documentModel';
import { type Block, spanOfBlock } from '../encoding/encoded';
import { bold, codeBlock, escapeText, table, visible } from '../markdown';
import type { Span } from '../text';
import type { Verdict } from '../verdict/verdicts';
import { verdictLine } from '../verdict/verdictText';
import { fieldsUnderCursor } from './fieldUnderCursor';
import { phoneHover } from './phone/phoneHover';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  readonly plain: string;
}

export interface HoverOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What devices would say of the object in a block. */
  readonly verdictsOn?: (block: Block) => readonly Verdict[];
}

/** A path and the value that stands there. */
type FieldLine = readonly [path: string, value: string];

export function hover(model: DocumentModel, offset: number, options: HoverOptions): Hover | undefined {
  const block = blockAt(model, offset);
  if (block === undefined || block.encoded.bytes.length === 0) {
    return phoneHover(model, offset);
  }
  const object = objectOf(block.encoded);
  const described = describeObject(object, options);
  const description = { ...described, sections: [...described.sections, fingerprintSection(object)] };
  const fields = fieldsUnderCursor(block, offset).map((field): FieldLine => [field.path, valueText(field)]);
  const devices = (options.verdictsOn?.(block) ?? []).map((verdict) => verdictLine(verdict, [object]));
  return {
    span: spanOfBlock(block),
    markdown: [toMarkdown(fields, description), ...devices.map(escapeText)].join('\n\n'),
    plain: [toPlain(fields, description), ...devices.map(visible)].join('\n'),
  };
}

function toMarkdown(fields: readonly FieldLine[], { title, kindName, sections }: Description): string {
  const parts = fields
    .filter(([path]) => path !== '')
    .map(([path, value]) => `${bold(path)}: ${escapeText(value)}`);
  if (parts.length > 0) {
    parts.push('---');
  }
  parts.push(`${bold(title)} — ${escapeText(kindName)}`);
  for (const section of sections) {
    if (section.rows.length > 0) {
      const body = section.isCode === true ? codeBlock(columns(section)) : table(section.rows.map(toCells));
      parts.push(section.title === '' ? body : `${bold(section.title)}\n\n${body}`);
    }
  }
  return parts.join('\n\n');
}

/** The label does not wrap, however long the value is. */
function toCells(row: DescriptionRow): [string, string] {
  return [escapeText(row.label).replaceAll(' ', '&nbsp;'), `${escapeText(row.value)}${noteOf(row)}`];
}

/** Octets in lines of sixteen, under each other, so that they can be compared by eye. */
function columns({ rows }: DescriptionSection): string {
  const width = Math.max(...rows.map(({ label }) => label.length)) + 2;
  return rows
    .flatMap(({ label, value }) =>
      (value.match(/.{1,48}/g) ?? []).map(
        (line, at) => (at === 0 ? label : '').padEnd(width) + line.replace(/:$/, ''),
      ),
    )
    .join('\n');
}

function noteOf({ note, severity }: DescriptionRow): string {
  const mark = severity === 'bad' ? '⛔ ' : severity === 'warn' ? '⚠️ ' : '';
  return note === undefined ? (mark === '' ? '' : ` ${mark.trimEnd()}`) : ` — ${mark}${escapeText(note)}`;
}

function toPlain(fields: readonly FieldLine[], { title, kindName, sections }: Description): string {
  const lines = fields.filter(([path]) => path !== '').map(([path, value]) => `${path}: ${value}`);
  lines.push(`${title}, ${kindName}`);
  for (const section of sections) {
    if (section.title !== '' && section.rows.length > 0) {
      lines.push('', section.title);
    }
    for (const { label, value, note } of section.rows) {
      lines.push(`${label}: ${value}${note === undefined ? '' : ` (${note})`}`);
    }
  }
  return lines.map(visible).join('\n');
}
