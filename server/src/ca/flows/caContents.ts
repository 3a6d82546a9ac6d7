/** What a CA holds: its certificates by what became of them, its requests, its revocation list, and what needs care. */
import type {
  CaCare,
  CaContentsArguments,
  CaContentsResult,
  CaEntry,
  CaListName,
  CrlFacts,
} from '../../core/caLifeProtocol';
import type { AuthorityFacts } from '../../core/caProtocol';
import { counted, dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import { sameName } from '../../core/x509/sameName';
import { type CaFolder, guarded, openCa } from '../stores/caStore';
import { type FileStore, join } from '../stores/fileStore';
import { type IndexRow, subjectOfSlashes } from '../stores/indexFile';
import { instantOf, readRevocation } from '../stores/revocation';
import { serialHex } from '../stores/serialNumbers';
import { textOf } from '../stores/textOf';
import { type CaRequest, listRequests } from './caRequests';
import type { CaEnvironment } from './environment';
import { listOf, numberOf } from './issueRevocationList';
import { factsOfAuthority, NO_KEY_HERE } from './listAuthorities';

const LEAD = 'The CA was not read';
const PAGE = 200;
const MAX_PAGE = 1000;
const DAY = 86_400_000;
/** What ends within so many days wants to be renewed now. */
const SOON = 30 * DAY;

/** A CA of 10,000 certificates is read at once; its entries are given by pages. */
export async function caContents(
  environment: CaEnvironment,
  { authority, list, offset = 0, limit = PAGE }: CaContentsArguments,
): Promise<CaContentsResult> {
  return guarded(LEAD, async () => {
    const { files } = environment;
    const now = environment.now();
    const ca = await openCa(environment, authority);
    const facts = factsOfAuthority(environment, ca);
    const rows = sortRows(ca.rows, now);
    const requests = await listRequests(files, ca);
    const crl = await readCrl(files, ca);
    const { subject, issuer } = ca.certificate;
    return {
      ...facts,
      issuer: nameText(issuer),
      isSelfSigned: subject !== undefined && issuer !== undefined && sameName(subject, issuer),
      counts: {
        pending: requests.pending.length,
        issued: rows.issued.length,
        expired: rows.expired.length,
        revoked: rows.revoked.length,
        rejected: requests.rejected.length,
      },
      ...(crl === undefined ? {} : { crl }),
      care: careOf(facts, rows, requests.pending.length, crl, now),
      entries: list === undefined ? [] : await entriesOf(files, ca, list, rows, requests, offset, limit),
    };
  });
}

type SortedRows = Readonly<Record<'issued' | 'expired' | 'revoked', readonly IndexRow[]>>;

/** What happened last comes first: lines are added at the end. */
function sortRows(all: readonly IndexRow[], now: number): SortedRows {
  const sorted = { issued: [] as IndexRow[], expired: [] as IndexRow[], revoked: [] as IndexRow[] };
  for (const row of [...all].reverse()) {
    const end = instantOf(row.expires);
    const isOver = row.status === 'E' || (end !== undefined && end < now);
    sorted[row.status === 'R' ? 'revoked' : isOver ? 'expired' : 'issued'].push(row);
  }
  return sorted;
}

async function entriesOf(
  files: FileStore,
  ca: CaFolder,
  list: CaListName,
  rows: SortedRows,
  requests: Awaited<ReturnType<typeof listRequests>>,
  offset: number,
  limit: number,
): Promise<readonly CaEntry[]> {
  const end = offset + Math.min(limit, MAX_PAGE);
  if (list === 'pending' || list === 'rejected') {
    return requests[list].slice(offset, end).map((request) => requestEntry(list, request));
  }
  const kept = new Set(
    ((await files.list(join(ca.uri, ca.layout.newCertificates))) ?? []).map(({ name }) => name),
  );
  return rows[list].slice(offset, end).map((row) => certificateEntry(ca, list, row, kept));
}

function requestEntry(list: CaListName, { uri, subject, title, reason }: CaRequest): CaEntry {
  return { list, uri, subject, title, ...(reason === undefined ? {} : { reason }) };
}

function certificateEntry(
  { uri, layout }: CaFolder,
  list: CaListName,
  { serial, subject, expires, status, revoked }: IndexRow,
  kept: ReadonlySet<string>,
): CaEntry {
  const name = `${serial}.pem`;
  const end = instantOf(expires);
  const revocation = status === 'R' ? readRevocation(revoked, serial) : undefined;
  return {
    list,
    ...subjectOfSlashes(subject),
    serialNumber: serial,
    ...(kept.has(name) ? { uri: join(uri, `${layout.newCertificates}/${name}`) } : {}),
    ...(end === undefined ? {} : { notAfter: end }),
    ...(revocation === undefined ? {} : { revoked: revocation.time, reason: revocation.reason }),
  };
}

async function readCrl(files: FileStore, { uri, layout }: CaFolder): Promise<CrlFacts | undefined> {
  const place = join(uri, layout.crl);
  const octets = await files.read(place);
  const list = octets && listOf(textOf(octets));
  if (list === undefined) {
    return undefined;
  }
  const number = numberOf(list);
  return {
    uri: place,
    ...(number === undefined ? {} : { number: serialHex(number) }),
    ...(list.thisUpdate?.instant === undefined ? {} : { thisUpdate: list.thisUpdate.instant }),
    ...(list.nextUpdate?.instant === undefined ? {} : { nextUpdate: list.nextUpdate.instant }),
  };
}

function careOf(
  { problem, notAfter }: AuthorityFacts,
  rows: SortedRows,
  pending: number,
  crl: CrlFacts | undefined,
  now: number,
): readonly CaCare[] {
  const care: CaCare[] = [];
  const say = (kind: CaCare['kind'], text: string, count = 1) => care.push({ kind, text, count });
  if (problem !== undefined && problem !== NO_KEY_HERE) {
    say('authority', `The CA ${problem}.`);
  } else if (notAfter !== undefined && notAfter < now + SOON) {
    say('authority', `The certificate of the CA ends on ${dateText(notAfter)}: renew it.`);
  }
  if (pending > 0) {
    say('requests', `${counted(pending, 'request')} to be signed or rejected.`, pending);
  }
  const ending = countEnding(rows, now);
  if (ending > 0) {
    say(
      'certificates',
      `${counted(ending, 'certificate')} ended or to end within 30 days, and not renewed.`,
      ending,
    );
  }
  if (crl?.nextUpdate !== undefined && crl.nextUpdate < now) {
    say('listDue', `The revocation list was to be followed by another on ${dateText(crl.nextUpdate)}.`);
  } else if (hasUnlisted(rows, crl)) {
    say(
      'unlisted',
      crl === undefined
        ? 'Certificates are revoked, and there is no revocation list that says so.'
        : 'Certificates were revoked after the last revocation list.',
    );
  }
  return care;
}

/** Those of the last and the next 30 days that no later one of the same subject follows. */
function countEnding({ issued, expired }: SortedRows, now: number): number {
  const last = new Map<string, number>();
  for (const { subject, expires } of issued) {
    last.set(subject, Math.max(last.get(subject) ?? 0, instantOf(expires) ?? 0));
  }
  return [...issued, ...expired].filter(({ status, subject, expires }) => {
    const end = instantOf(expires) ?? 0;
    const isNear = status === 'V' && end > now - SOON && end < now + SOON;
    return isNear && (last.get(subject) ?? 0) <= end;
  }).length;
}

function hasUnlisted({ revoked }: SortedRows, crl: CrlFacts | undefined): boolean {
  const since = crl?.thisUpdate;
  return revoked.some((row) => since === undefined || readRevocation(row.revoked, row.serial).time > since);
}
