/** What the catalogue says of an item, as Markdown and as plain text. */
import { bold, escapeText, table, visible } from '../../markdown';
import type { Catalogue, CatalogueEntry, Mark } from '../../phone/catalogue';
import type { CertificateSlot, Dialect } from '../../phone/phoneConfig';

export interface EntryText {
  readonly markdown: string;
  readonly plain: string;
}

export function entryText(dialect: Dialect, name: string, entry: CatalogueEntry): EntryText {
  const rows = rowsOf(dialect.catalogue, entry, dialect.slotOf(name, undefined));
  const meaning = entry.meaning ?? '';
  return {
    markdown: [
      bold(name),
      ...(meaning === '' ? [] : [escapeText(meaning)]),
      table(rows.map(([label, value]) => [label, escapeText(value)])),
    ].join('\n\n'),
    plain: [name, ...(meaning === '' ? [] : [meaning]), ...rows.map(([label, value]) => `${label}: ${value}`)]
      .map(visible)
      .join('\n'),
  };
}

type Row = readonly [label: string, value: string];

function rowsOf(catalogue: Catalogue, entry: CatalogueEntry, slot: CertificateSlot | undefined): Row[] {
  const { values, min, max, maxLength, isOpen, scope } = entry;
  const rows: Row[] = [['Type', entry.type]];
  if (values !== undefined && values.length > 0) {
    const list = values
      .slice(0, MAX_VALUES)
      .map(({ value, meaning }) => (meaning === undefined ? value : `${value} (${meaning})`));
    const more = values.length > MAX_VALUES || isOpen === true ? ', …' : '';
    rows.push(['Values', `${list.join(', ')}${more}`]);
  }
  if (min !== undefined || max !== undefined) {
    rows.push(['Range', `${min ?? '…'} to ${max ?? '…'}${entry.isEven === true ? ', even' : ''}`]);
  }
  if (maxLength !== undefined) {
    rows.push(['Length', `${maxLength} characters at most`]);
  }
  if (slot !== undefined) {
    rows.push(['Written as', ENCODINGS[slot.encoding]]);
  }
  if (entry.isIndexed === true) {
    rows.push(['Index', entry.indexMeaning ?? 'yes']);
  }
  if (entry.default !== undefined) {
    rows.push(['Default', entry.default]);
  }
  if (scope !== undefined) {
    rows.push(['Belongs in', scope === 'system' ? 'the system file' : 'the file of one phone']);
  }
  if (entry.isReadOnly === true) {
    rows.push(['Access', 'can be read, not written']);
  }
  rows.push(['Source', catalogue.sourcesOf(entry).join('; ')], ['Known', MARKS[entry.mark]]);
  return rows;
}

const MAX_VALUES = 50;

const ENCODINGS: Readonly<Record<CertificateSlot['encoding'], string>> = {
  pem: 'PEM text with BEGIN and END lines',
  base64: 'base64 without armor',
  hex: 'hexadecimal',
  any: 'PEM or base64; no source says which',
};

const MARKS: Readonly<Record<Mark, string>> = {
  seen: 'seen in files; no document found',
  proven: 'proven; there may be more to it',
  complete: 'proven, with all its values',
};
