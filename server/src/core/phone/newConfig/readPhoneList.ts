/** Which phones are meant: MAC addresses that somebody typed, or a column of a table. */
import { createLineCounter } from '../../csv/createLineCounter';
import { type Csv, readCsv } from '../../csv/readCsv';
import { readMac } from '../macAddress';

export interface PhoneList {
  /** Twelve small hexadecimal digits; in the order of the text, each once. */
  readonly macs: readonly string[];
  /** Whole sentences on what could not be read. */
  readonly problems: readonly string[];
}

/** Separated by commas, semicolons or line ends; blanks may stand within an address. */
export function readTypedPhones(text: string): PhoneList {
  return collect(
    text
      .split(/[,;\r\n]+/)
      .flatMap((part) => (readMac(part).kind === 'mac' ? [part] : part.trim().split(/\s+/)))
      .filter((part) => part !== '')
      .map((part) => ({ text: part, where: '' })),
  );
}

/** The column that holds the most addresses; its first row may be a heading. */
export function readPhoneTable(text: string): PhoneList {
  const csv = readCsv(text);
  const column = macColumn(csv);
  if (column === undefined) {
    return { macs: [], problems: ['The table has no column of MAC addresses.'] };
  }
  const lineOf = createLineCounter(text);
  const cells = csv.rows.flatMap((row, at) => {
    const cell = row.cells[column]?.text ?? '';
    const isHeading = at === 0 && readMac(cell).kind !== 'mac';
    const isBlank = row.cells.every((each) => each.text.trim() === '');
    return isHeading || isBlank ? [] : [{ text: cell, where: `Line ${lineOf(row.span.start)}: ` }];
  });
  return collect(cells);
}

function macColumn({ rows }: Csv): number | undefined {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    for (const [at, { text }] of cells.entries()) {
      if (readMac(text).kind === 'mac') {
        counts.set(at, (counts.get(at) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function collect(cells: readonly { readonly text: string; readonly where: string }[]): PhoneList {
  const macs = new Set<string>();
  const problems: string[] = [];
  for (const { text: written, where } of cells) {
    const text = written.trim();
    const reading = readMac(text);
    if (text === '') {
      problems.push(`${where}There is no MAC address.`);
    } else if (reading.kind === 'wrong') {
      problems.push(`${where}"${text}" ${reading.detail}.`);
    } else if (macs.has(reading.digits)) {
      problems.push(`${where}"${text}" stands there twice.`);
    } else {
      macs.add(reading.digits);
    }
  }
  return { macs: [...macs], problems };
}
