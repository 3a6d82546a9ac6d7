/** What became of each row of a table, as a table. */
import type { BulkRowState } from '../../core/bulkProtocol';
import { csvText } from '../../core/csv/csvText';
import { toUtf8 } from '../../core/der/strings';
import { dateText } from '../../core/describe/dates';
import type { Span } from '../../core/text';
import { CaError } from '../caError';
import { folderOf, join, nameOf } from '../stores/fileStore';
import type { TableRow } from './bulkTable';
import type { CaEnvironment } from './environment';
import { writeTogether } from './outputs';

export interface BulkOutcomeRow {
  readonly row: TableRow;
  readonly state: BulkRowState;
  /** Where to look: the row, or the cell that is wrong. */
  readonly span: Span;
  readonly message: string;
  readonly serialNumber: string | undefined;
  readonly notAfter: number | undefined;
  /** URIs. */
  readonly files: readonly string[];
}

const HEADINGS = ['line', 'state', 'name', 'mac', 'serial number', 'valid until', 'files', 'message'];

export function reportText(rows: readonly BulkOutcomeRow[]): string {
  const lines = rows.map(({ row, state, serialNumber, notAfter, files, message }) => [
    String(row.line),
    state,
    row.name ?? '',
    row.mac ?? '',
    serialNumber ?? '',
    notAfter === undefined ? '' : dateText(notAfter),
    files.map(nameOf).join(' '),
    message,
  ]);
  return csvText([HEADINGS, ...lines.map((cells) => cells.map(asText))], ',');
}

/** Spreadsheets take what begins so for a formula; an apostrophe says that it is text. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Reports of one second that are told apart. */
const MOST_OF_A_SECOND = 20;

/** Writes the report beside the table, under a name of its own; its URI. */
export async function writeReport(
  environment: CaEnvironment,
  table: string,
  rows: readonly BulkOutcomeRow[],
): Promise<string> {
  const time = new Date(environment.now()).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const base = `${nameOf(table).replace(/\.[^.]*$/, '')}-report-${time}`;
  const octets = toUtf8(reportText(rows));
  for (let count = 1; ; count++) {
    const uri = join(folderOf(table), `${base}${count === 1 ? '' : `-${count}`}.csv`);
    try {
      await writeTogether(environment, [{ uri, octets, access: 'public' }], false, LEAD);
      return uri;
    } catch (error) {
      const isTaken = error instanceof CaError && error.existing.length > 0;
      if (!isTaken || count === MOST_OF_A_SECOND) {
        throw error;
      }
    }
  }
}

const LEAD = 'The report was not written';
