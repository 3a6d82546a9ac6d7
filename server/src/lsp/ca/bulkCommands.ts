/** Certificates for all rows of a table, as commands. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CaError } from '../../ca/caError';
import { exampleTable as writeExample } from '../../ca/flows/bulkExample';
import { type BulkOutcome, issueFromTable } from '../../ca/flows/bulkIssue';
import { type BulkOutcomeRow, writeReport } from '../../ca/flows/bulkReport';
import type { CaEnvironment } from '../../ca/flows/environment';
import { nameOf } from '../../ca/stores/fileStore';
import {
  BULK_FORMATS,
  BulkCommand,
  type BulkResult,
  type BulkRow,
  type BulkRowState,
  type ExampleTableArguments,
  type ExampleTableResult,
  type IssueFromTableArguments,
} from '../../core/bulkProtocol';
import { KEY_ALGORITHMS } from '../../core/caProtocol';
import { nameText } from '../../core/describe/describeName';
import { PKCS12_STRENGTHS } from '../../core/exportProtocol';
import { type Command, defineCommand } from '../commands/command';
import { defineFlow } from './caFlow';
import { dryRun, issuer, objectOf, override, wishes } from './caSchemas';

const fromTable = defineFlow<IssueFromTableArguments, BulkResult>({
  id: BulkCommand.issueFromTable,
  description:
    'Issues a key and a certificate for each row of a CSV file. Rows that were issued before are left alone; a wrong row stops nothing.',
  schema: objectOf(
    ['table', 'authority', 'folder'],
    { table: { type: 'string', description: 'URI of the CSV file; its first line names the columns.' } },
    issuer,
    {
      folder: { type: 'string', description: 'URI of the folder for the new files.' },
      name: {
        type: 'string',
        description: 'Name of the files of a row without extension, with placeholders such as {mac}.',
      },
      key: { type: 'string', enum: KEY_ALGORITHMS, description: 'Kind of the new keys.' },
      format: { type: 'string', enum: BULK_FORMATS, description: 'Which files each row comes to.' },
      strength: { type: 'string', enum: PKCS12_STRENGTHS, description: 'How PKCS #12 files are protected.' },
      passPhrase: {
        type: 'string',
        description: 'Pass phrase for all new keys or PKCS #12 files, sealed; absent for none.',
      },
      randomPassPhrases: {
        type: 'boolean',
        description: 'True: each PKCS #12 file gets a pass phrase of its own, in a file beside it.',
      },
    },
    wishes,
    override,
    dryRun,
  ),
  async run(args, { environment, control, profile, text }) {
    const { folder, format = 'pem', strength = 'modern', passPhrase, randomPassPhrases = false } = args;
    const isSealed = randomPassPhrases || passPhrase !== undefined;
    if (format === 'pkcs12' && !isSealed && control.mode === 'write') {
      throw new CaError(
        'Nothing was issued: PKCS #12 files need a pass phrase: one for all of them, or a random one for each.',
      );
    }
    const tableText = await text(args.table);
    const outcome = await issueFromTable(
      environment,
      {
        ...args,
        tableText,
        profile: await profile('phone-client', folder),
        output: { folder, format, strength, passPhrase, randomPassPhrases },
      },
      control,
    );
    const isWritten = control.mode === 'write';
    const hint = environment.files.protectionHint;
    const hints = hint === undefined ? [] : [hint];
    const report = isWritten ? await tryReport(environment, args.table, outcome, hints) : undefined;
    return toResult(args.table, tableText, outcome, isWritten, report, hints);
  },
});

/** What was issued stays so where its report cannot be written: then the answer has it alone. */
async function tryReport(
  environment: CaEnvironment,
  table: string,
  { rows }: BulkOutcome,
  hints: string[],
): Promise<string | undefined> {
  try {
    return await writeReport(environment, table, rows);
  } catch (error) {
    if (error instanceof CaError) {
      hints.push(error.message);
      return undefined;
    }
    throw error;
  }
}

function toResult(
  table: string,
  text: string,
  { ca, rows, findings, warnings, isCancelled }: BulkOutcome,
  done: boolean,
  report: string | undefined,
  hints: readonly string[],
): BulkResult {
  const document = TextDocument.create(table, 'csv', 0, text);
  const count = (state: BulkRowState) => rows.filter((row) => row.state === state).length;
  const counts = STATES.map(([state, label]) => ({ label, value: String(count(state)) }));
  const wrong = rows.filter(({ state }) => state === 'refused');
  return {
    done,
    title: `Certificates for ${nameOf(table)}: ${counts
      .filter(({ value }) => value !== '0')
      .map(({ label, value }) => `${value} ${label.toLowerCase()}`)
      .join(', ')}`,
    rows: [
      { label: 'CA', value: nameText(ca.certificate.subject) },
      ...counts.filter(({ value }) => value !== '0'),
    ],
    changes: [],
    findings: findings.map(({ line, count: times, message, ...finding }) => ({
      ...finding,
      message: `${times === 1 ? `Line ${line}` : `${times} rows, the first in line ${line}`}: ${message}`,
    })),
    warnings: [...wrong.slice(0, MOST_LINES).map(lineText), ...more(wrong.length), ...warnings, ...hints],
    files: rows.filter(({ state }) => state === 'ready' || state === 'issued').flatMap(({ files }) => files),
    existing: [],
    serialNumber: undefined,
    pem: undefined,
    table: rows.map((row) => toRow(row, document)),
    isCancelled,
    report,
  };
}

const STATES: readonly (readonly [BulkRowState, string])[] = [
  ['ready', 'To be issued'],
  ['issued', 'Issued'],
  ['present', 'Issued before'],
  ['refused', 'Wrong'],
  ['left', 'Not reached'],
];

const MOST_LINES = 20;

function lineText({ row, message }: BulkOutcomeRow): string {
  return `Line ${row.line}: ${message}`;
}

function more(count: number): readonly string[] {
  return count > MOST_LINES ? [`${count - MOST_LINES} more rows are wrong.`] : [];
}

function toRow(outcome: BulkOutcomeRow, document: TextDocument): BulkRow {
  const { row, span, state, message, serialNumber, notAfter, files } = outcome;
  return {
    line: row.line,
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    name: row.name ?? '',
    mac: row.mac,
    state,
    message,
    serialNumber,
    notAfter,
    files,
  };
}

const exampleTable = defineCommand<ExampleTableArguments, ExampleTableResult>({
  id: BulkCommand.exampleTable,
  description: 'Writes the text of a table to start with, with the devices that names of files tell of.',
  schema: objectOf(['files'], {
    files: { type: 'array', description: 'URIs of phone configs.', items: { type: 'string' } },
  }),
  run: (_session, { files }) => writeExample(files.map(nameOf)),
});

export const bulkCommands: readonly Command<never, unknown>[] = [fromTable, exampleTable];
