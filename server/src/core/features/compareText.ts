/**
 * An object as a text that is made to be compared: a field a line, in an order that does not hang on how
 * the object was written, and without anything that depends on the day.
 */
import { describeFully } from '../describe/describeObject';
import type { DescriptionRow, DescriptionSection } from '../describe/description';
import { fingerprintSection } from '../describe/fingerprints';
import type { OutlineLine } from '../describe/outlineLine';
import { visible } from '../markdown';
import type { PkiObject } from '../pkiObject';

const INDENT = '  ';

export function compareText(object: PkiObject): string {
  const { kindName, sections } = describeFully(object, { now: 0 });
  const fingerprints = fingerprintSection(object);
  const all = fingerprints.rows.length > 0 ? [...sections, fingerprints] : sections;
  return `${visible(kindName)}\n${all.map(sectionText).join('')}`;
}

function sectionText({ title, rows }: DescriptionSection): string {
  const isSet = SETS.test(title);
  const texts = rows.map((row) => rowText(row, isSet));
  return `\n${title === '' ? 'Overview' : visible(title)}\n${(isSet ? texts.sort() : texts).join('')}`;
}

/** Sections whose order means nothing: extensions are looked up by their identifier. */
const SETS = /extensions|attributes/i;
/** Rows whose notes count days from now. */
const TIMES = /^(?:Valid from|Valid until|This update|Next update)$/;

function rowText({ label, value, note, lines }: DescriptionRow, isSet: boolean): string {
  const behind = note === undefined || TIMES.test(label) ? '' : ` (${visible(note)})`;
  const head = `${INDENT}${visible(label)}${behind}:`;
  if (lines === undefined || (lines.length === 1 && lines[0]?.text === value && !lines[0].children)) {
    return `${head} ${visible(value)}\n`;
  }
  const texts = lines.map((line) => lineText(line, INDENT + INDENT));
  return `${head}\n${(isSet ? texts.sort() : texts).join('')}`;
}

function lineText({ text, children }: OutlineLine, indent: string): string {
  const own = text
    .split('\n')
    .map((part) => `${indent}${visible(part)}\n`)
    .join('');
  return own + (children ?? []).map((child) => lineText(child, indent + INDENT)).join('');
}
