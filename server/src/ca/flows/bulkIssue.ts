/**
 * Certificates for all rows of a table. Keys are made several at a time off the event loop; whatever is ready
 * is committed together, each time with everything that belongs to it or not at all. So a run can stop anywhere:
 * the next one finds what is done, and goes on behind it.
 */
import type { IssueFromTableArguments } from '../../core/bulkProtocol';
import type { CaFinding } from '../../core/caProtocol';
import { checkIssued } from '../authority';
import { CaError } from '../caError';
import { KEY_TITLES } from '../keys/keyAlgorithms';
import type { Profile } from '../profiles/profile';
import { type CaFolder, issueAllInto, type Make, refuseExisting } from '../stores/caStore';
import { describeFileProblem, FileStoreError, nameOf } from '../stores/fileStore';
import { type BulkOutput, type FilesMaker, prepareFiles } from './bulkFiles';
import { type BulkContext, judgeRow, type ReadyRow } from './bulkJudge';
import type { BulkOutcomeRow } from './bulkReport';
import { checkProfile, checkTemplates, planRows, type RowDefaults, type RowPlan } from './bulkRow';
import { readTable, type Table, type TableRow } from './bulkTable';
import { createCommitter, inParallel } from './bulkWork';
import type { CaEnvironment, Control } from './environment';
import { openAuthority, signingKey } from './openAuthority';

export type BulkPlan = Pick<
  IssueFromTableArguments,
  'table' | 'authority' | 'key' | 'days' | 'years' | 'hash' | 'subject' | 'altNames' | 'name' | 'override'
> & {
  readonly tableText: string;
  readonly profile: Profile;
  readonly authorityPassPhrase: string | undefined;
  readonly output: BulkOutput;
};

/** What a rule finds, once for all rows that have it. */
export type BulkFinding = CaFinding & {
  /** Of the first row. */
  readonly line: number;
  readonly count: number;
};

export interface BulkOutcome {
  readonly ca: CaFolder;
  readonly rows: readonly BulkOutcomeRow[];
  readonly findings: readonly BulkFinding[];
  readonly warnings: readonly string[];
  readonly isCancelled: boolean;
}

/** As many as a small machine has cores; whoever waits for the editor meanwhile gets the rest. */
const KEYS_AT_A_TIME = 2;
/** Rows of a preview between two words on how far it is. */
const REPORT_EVERY = 50;
/** Certificates that one change of the CA holds at most: others who issue from it wait for so long. */
const MOST_AT_ONCE = 8;

export async function issueFromTable(
  environment: CaEnvironment,
  plan: BulkPlan,
  control: Control,
): Promise<BulkOutcome> {
  control.report('Looking at the rows');
  checkProfile(plan.profile);
  const table = readTable(plan.tableText, nameOf(plan.table));
  const defaults = defaultsOf(plan, table);
  checkTemplates(defaults, table.columns);
  const ca = await openAuthority(environment, plan.authority);
  const signer = await signingKey(environment, ca, plan.authorityPassPhrase, control);
  const { output, hash, override } = plan;
  const run = startRun({ environment, control, ca, signer, output, table: plan.table, hash, override });
  const readings = planRows(table.rows, defaults);
  for (const reading of readings) {
    if (reading.kind === 'wrong') {
      run.settle(reading.row, 'refused', reading.problem.message, { span: reading.problem.span });
    }
  }
  const planned = readings.flatMap((reading) => (reading.kind === 'planned' ? [reading.plan] : []));
  await inParallel(KEYS_AT_A_TIME, planned, run.work);
  await run.finish();
  if (control.mode === 'preview') {
    control.throwIfCancelled();
  }
  const stop = run.stopped();
  for (const { row } of planned) {
    run.settle(row, 'left', stop ?? 'Cancelled before this row.');
  }
  return {
    ca,
    rows: table.rows.flatMap((row) => run.outcome(row) ?? []),
    findings: run.findings(),
    warnings: [...(stop === undefined ? [] : [stop]), ...table.warnings],
    isCancelled: control.isCancelled(),
  };
}

function defaultsOf(plan: BulkPlan, { columns }: Table): RowDefaults {
  const { profile, key, days, years } = plan;
  const hasMac = columns.some(({ meaning }) => meaning.kind === 'mac');
  return {
    profile,
    key,
    lifetime: years !== undefined ? { years } : days !== undefined ? { days } : {},
    subject: plan.subject ?? [{ type: 'CN', value: '{name}' }],
    altNames: plan.altNames ?? [],
    name: plan.name ?? (hasMac ? '{mac}' : '{name}'),
  };
}

interface KeyedRow extends ReadyRow {
  readonly makeFiles: FilesMaker;
}

type Details = Partial<Pick<BulkOutcomeRow, 'span' | 'serialNumber' | 'notAfter' | 'files'>>;

interface Run {
  /** Says what becomes of a row; the first word counts. */
  settle(row: TableRow, state: BulkOutcomeRow['state'], message: string, details?: Details): void;
  outcome(row: TableRow): BulkOutcomeRow | undefined;
  findings(): readonly BulkFinding[];
  /** Why it could not go on. */
  stopped(): string | undefined;
  readonly work: (plan: RowPlan) => Promise<void>;
  finish(): Promise<void>;
}

function startRun(context: BulkContext): Run {
  const { environment, control, ca } = context;
  const outcomes = new Map<TableRow, BulkOutcomeRow>();
  const found = new Map<string, BulkFinding>();
  let stop: string | undefined;
  let issued = 0;

  const settle: Run['settle'] = (row, state, message, details = {}) => {
    if (!outcomes.has(row)) {
      const rest = { serialNumber: undefined, notAfter: undefined, files: [], span: row.span, ...details };
      outcomes.set(row, { row, state, message, ...rest });
    }
  };
  /** A refusal is about this row only. */
  const orRefuse = async (row: TableRow, task: () => Promise<void>) => {
    try {
      await task();
    } catch (error) {
      settle(row, 'refused', refusalText(error));
    }
  };
  const commit = async (batch: readonly KeyedRow[]): Promise<void> => {
    const free: KeyedRow[] = [];
    for (const each of batch) {
      await orRefuse(each.plan.row, async () => {
        await refuseExisting(environment.files, each.files, 'Nothing was issued');
        free.push(each);
      });
    }
    if (free.length === 0 || stop !== undefined) {
      return;
    }
    try {
      const numbered = await issueAllInto(
        environment,
        ca,
        free.map((row) => makerOf(context, row)),
      );
      for (const [at, { certificate, serial }] of numbered.entries()) {
        const { plan, files, message } = free[at] as KeyedRow;
        const notAfter = certificate.validity?.notAfter?.instant;
        settle(plan.row, 'issued', message, { serialNumber: serial, notAfter, files });
      }
      issued += numbered.length;
      control.report(`${issued} issued, line ${Math.max(...free.map(({ plan }) => plan.row.line))}`);
    } catch (error) {
      // What stops one change stops the next: a full disk, another process at work.
      stop = refusalText(error);
    }
  };
  const committer = createCommitter(MOST_AT_ONCE, commit);
  const issueRow = async (plan: RowPlan): Promise<void> => {
    const { row } = plan;
    const judgement = await judgeRow(context, plan, (finding) => {
      const former = found.get(finding.ruleId);
      found.set(finding.ruleId, { ...finding, line: row.line, ...former, count: (former?.count ?? 0) + 1 });
    });
    if (judgement.kind === 'present') {
      const { serialNumber, validity } = judgement.certificate;
      const details = { serialNumber: serialNumber?.hex, notAfter: validity?.notAfter?.instant };
      settle(row, 'present', 'Issued before.', { ...details, files: judgement.files });
      return;
    }
    const { ready } = judgement;
    if (control.mode === 'preview') {
      if (outcomes.size % REPORT_EVERY === 0) {
        control.report(`${outcomes.size} rows looked at`);
      }
      settle(row, 'ready', ready.message, { notAfter: ready.draft.notAfter, files: ready.files });
      return;
    }
    if (issued === 0) {
      control.report(`Making keys (${KEY_TITLES[plan.key]})`);
    }
    const key = await environment.authority.generateKey(plan.key);
    const makeFiles = await prepareFiles(environment, context.output, plan.name, key);
    const draft = { ...ready.draft, publicKey: key.publicKey as Uint8Array };
    await committer.add({ ...ready, draft, makeFiles });
  };
  return {
    settle,
    outcome: (row) => outcomes.get(row),
    findings: () => [...found.values()],
    stopped: () => stop,
    async work(plan) {
      if (stop === undefined && !control.isCancelled()) {
        await orRefuse(plan.row, () => issueRow(plan));
      }
    },
    finish: () => committer.finish(),
  };
}

function makerOf({ environment, ca, signer }: BulkContext, { draft, makeFiles, note }: KeyedRow): Make {
  return async (serialNumber) => {
    const certificate = await environment.authority.issue({ ...draft, serialNumber }, ca.certificate, signer);
    checkIssued(certificate, ca.certificate);
    return { certificate, outputs: await makeFiles(certificate, ca.certificate), note };
  };
}

/** The words of a refusal without what was not done, as the state of the row says that. Other errors go on. */
function refusalText(error: unknown): string {
  if (error instanceof FileStoreError) {
    return describeFileProblem(error, 'Not issued');
  }
  if (error instanceof CaError) {
    return error.message.replace(/^Nothing was \w+: /, '');
  }
  throw error;
}
