/** Everything that an object says, as one text for people: sections, fields, and all octets that have no other form. */
import type { PkiObject } from '../pkiObject';
import { describeFully } from './describeObject';
import type { DescribeOptions, DescriptionRow } from './description';
import { fingerprintSection } from './fingerprints';
import { toIndented } from './outlineLine';

const INDENT = '    ';

export function toDetailsText(object: PkiObject, options: DescribeOptions): string {
  const { title, kindName, sections } = describeFully(object, options);
  const fingerprints = fingerprintSection(object);
  const heading = title.toLowerCase().includes(kindName.toLowerCase()) ? title : `${kindName}: ${title}`;
  let text = `${heading.charAt(0).toUpperCase()}${heading.slice(1)}\n`;
  for (const section of fingerprints.rows.length > 0 ? [...sections, fingerprints] : sections) {
    text += `\n${section.title === '' ? '' : `${section.title}:\n`}`;
    for (const row of section.rows) {
      text += rowText(row);
    }
  }
  return text;
}

function rowText({ label, value, note, lines }: DescriptionRow): string {
  const behind = note === undefined ? '' : ` (${note})`;
  const isShort = lines === undefined || (lines.length === 1 && lines[0]?.text === value);
  if (isShort && lines?.[0]?.children === undefined) {
    return `${INDENT}${label}: ${value}${behind}\n`;
  }
  return `${INDENT}${label}:${behind}\n${toIndented(lines ?? [], INDENT + INDENT)}`;
}
