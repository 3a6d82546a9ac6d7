/** The revocation list of a CA, made of what index.txt says, with a number that only ever rises. */
import type { IssueCrlArguments } from '../../core/caLifeProtocol';
import type { CaResult } from '../../core/caProtocol';
import { verifySigned } from '../../core/crypto/verifySigned';
import { readDer } from '../../core/der/readDer';
import { toUtf8 } from '../../core/der/strings';
import { counted, dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import { objectOf, readDocument } from '../../core/documentModel';
import type { Target } from '../../core/lint/targets';
import type { Certificate } from '../../core/x509/certificate';
import { type CertificateList, embeddedCertificateList } from '../../core/x509/certificateList';
import { findExtensionValue } from '../../core/x509/extension';
import { CRL_REASONS } from '../../core/x509/namedValues';
import { CaError } from '../caError';
import { usualHash } from '../keys/keyAlgorithms';
import { toPem } from '../pem';
import type { CaState } from '../stores/caState';
import { type CaFolder, change, changeCa, guarded, logChange, openCa } from '../stores/caStore';
import { type FileStore, join } from '../stores/fileStore';
import type { IndexRow } from '../stores/indexFile';
import type { Layout } from '../stores/layout';
import { readRevocation } from '../stores/revocation';
import { readSerialFile, serialHex, serialOctets } from '../stores/serialNumbers';
import { textOf } from '../stores/textOf';
import type { RevocationEntry } from '../x509/writeRevocationList';
import { checkFindings, lintObject, logNote } from './certificateDraft';
import { EMPTY } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { signingKey } from './openAuthority';

export type CrlPlan = Omit<IssueCrlArguments, 'authorityPassPhrase' | 'dryRun'> & {
  readonly authorityPassPhrase: string | undefined;
  readonly targets: readonly Target[];
};

/** What a list is made of. */
type ListState = Pick<CaState, 'rows' | 'nextCrl'>;

const LEAD = 'No revocation list was issued';
const DAY = 86_400_000;
/** As `default_crl_days` in the configuration that comes with a new CA. */
const USUAL_DAYS = 30;
const MAX_DAYS = 36_525;
/** A CRL number has at most 20 octets (RFC 5280 §5.2.3). */
const LIMIT = 1n << 159n;

export async function issueRevocationList(
  environment: CaEnvironment,
  plan: CrlPlan,
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const ca = await guarded(LEAD, () => openCa(environment, plan.authority));
  checkMaySignCrls(ca.certificate);
  const days = plan.days ?? USUAL_DAYS;
  if (days > MAX_DAYS) {
    throw new CaError(`${LEAD}: ${days} days are more than ${MAX_DAYS}. Choose fewer.`);
  }
  const signer = await signingKey(environment, ca, plan.authorityPassPhrase, control);
  const hash = plan.hash ?? usualHash(signer.family);
  const thisUpdate = Math.floor(environment.now() / 1000) * 1000;
  const nextUpdate = thisUpdate + days * DAY;
  const make = async (state: ListState) => {
    const number = await nextNumber(environment.files, ca, state);
    const entries = entriesOf(state.rows);
    const list = { thisUpdate, nextUpdate, entries, crlNumber: serialOctets(number) };
    return { number, entries, octets: await authority.revocationList(list, ca.certificate, signer, hash) };
  };
  const preview = await guarded(LEAD, async () =>
    make({ rows: ca.rows, nextCrl: await environment.files.read(join(ca.uri, ca.layout.nextCrl)) }),
  );
  const findings = lintObject(environment, 'X509 CRL', preview.octets, plan.targets);
  const uris = filesFor(ca, plan.der);
  const count = preview.entries.length;
  const result: CaResult = {
    ...EMPTY,
    title: `Revocation list ${serialHex(preview.number)} of ${nameText(ca.certificate.subject)}`,
    rows: [
      { label: 'Number', value: serialHex(preview.number) },
      { label: 'Revoked certificates', value: `${count}` },
      { label: 'From', value: dateText(thisUpdate) },
      { label: 'Next list due', value: `${dateText(nextUpdate)} (${counted(days, 'day')})` },
      { label: 'Hash', value: hash.toUpperCase() },
    ],
    changes: [],
    findings,
    warnings: await warningsFor(environment.files, ca, nextUpdate),
    files: uris,
    serialNumber: undefined,
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  checkFindings(findings, plan.override);
  control.throwIfCancelled();
  control.report('Signing');
  const made = await changeCa(environment, ca, LEAD, async (state) => {
    const { number, octets, entries } = await make(state);
    const pem = toPem('X509 CRL', octets);
    checkSigned(octets, ca.certificate);
    const note = `Revocation list ${serialHex(number)} issued with ${counted(entries.length, 'certificate')}`;
    return {
      changes: [
        change(ca.layout.crl, toUtf8(pem)),
        ...(plan.der === true ? [change(derPath(ca.layout), octets)] : []),
        change(ca.layout.nextCrl, toUtf8(`${serialHex(number + 1n)}\n`)),
        await logChange(environment, ca.uri, ca.layout, logNote(environment, note, findings, plan.override)),
      ],
      result: { pem, number },
    };
  });
  return { ...result, done: true, pem: made.pem, serialNumber: serialHex(made.number) };
}

/** RFC 5280 §4.2.1.3. */
function checkMaySignCrls({ subject, extensions }: Certificate): void {
  const usage = findExtensionValue(extensions, 'keyUsage');
  if (usage !== undefined && !usage.usages.includes('cRLSign')) {
    throw new CaError(
      `${LEAD}: ${nameText(subject)} may not sign revocation lists: its key usage lacks cRLSign, so no client would accept one.`,
    );
  }
}

function checkSigned(octets: Uint8Array, { publicKey }: Certificate): void {
  const { root } = readDer(octets);
  if (root === undefined || verifySigned(embeddedCertificateList(root), publicKey) !== 'good') {
    throw new CaError(
      `${LEAD}: the private key of the CA does not belong to its certificate. Put the right pair into the folder.`,
    );
  }
}

/** Beyond what crlnumber says and beyond the list that is there, whoever wrote them. */
async function nextNumber(
  files: FileStore,
  { uri, layout }: CaFolder,
  { nextCrl }: ListState,
): Promise<bigint> {
  const next = readSerialFile(nextCrl && textOf(nextCrl), layout.nextCrl) ?? 1n;
  const octets = await files.read(join(uri, layout.crl));
  const last = octets && numberOf(listOf(textOf(octets)));
  const number = last !== undefined && last >= next ? last + 1n : next;
  if (number >= LIMIT) {
    throw new CaError(
      `${LEAD}: its number would have more than 20 octets (RFC 5280 §5.2.3). Set a smaller one in ${layout.nextCrl}, and remove ${layout.crl}.`,
    );
  }
  return number;
}

/** Fifty thousand entries are two megabytes. */
const MAX_LIST = 50_000_000;

/** The first CRL of a text. */
export function listOf(text: string): CertificateList | undefined {
  const { blocks } = readDocument(text, { languageId: 'pem', maxLength: MAX_LIST });
  const found = blocks.map(({ encoded }) => objectOf(encoded)).find(({ kind }) => kind === 'certificateList');
  return found?.kind === 'certificateList' ? found : undefined;
}

export function numberOf(list: CertificateList | undefined): bigint | undefined {
  const value = list && findExtensionValue(list.extensions, 'cRLNumber');
  return value === undefined ? undefined : value.number;
}

function entriesOf(rows: readonly IndexRow[]): readonly RevocationEntry[] {
  return rows
    .filter(({ status }) => status === 'R')
    .map(({ serial, revoked }) => ({ number: BigInt(`0x${serial}`), ...readRevocation(revoked, serial) }))
    .sort((one, other) => (one.number < other.number ? -1 : 1))
    .map(({ number, time, reason, invalidSince, holdInstruction }) => ({
      serialNumber: serialOctets(number),
      revocationDate: time,
      reasonCode: reason === 'unspecified' ? undefined : codeOf(reason),
      invalidityDate: invalidSince,
      holdInstruction,
    }));
}

/** index.txt writes CACompromise what RFC 5280 §5.3.1 writes cACompromise. */
function codeOf(reason: string): number {
  return CRL_REASONS.findIndex((each) => each?.toLowerCase() === reason.toLowerCase());
}

function derPath({ crl }: Layout): string {
  return crl.replace(/\.pem$/, '.crl');
}

function filesFor({ uri, layout }: CaFolder, der: boolean | undefined): readonly string[] {
  return [layout.crl, ...(der === true ? [derPath(layout)] : [])].map((path) => join(uri, path));
}

async function warningsFor(
  files: FileStore,
  { uri, certificate, layout }: CaFolder,
  nextUpdate: number,
): Promise<readonly string[]> {
  const end = certificate.validity?.notAfter?.instant;
  const config = await guarded(LEAD, () => files.read(join(uri, layout.config)));
  return [
    ...(end !== undefined && end < nextUpdate
      ? [`The certificate of the CA ends on ${dateText(end)}, before the next list is due.`]
      : []),
    ...(config !== undefined && !/^\s*crlnumber\s*=/m.test(textOf(config))
      ? [
          `${layout.config} names no file for the number, so "openssl ca -gencrl" would make a list without one. Add "crlnumber = $dir/${layout.nextCrl}" to its section.`,
        ]
      : []),
    ...(layout.kind === 'innovaphone-card' ? ['innovaphone devices do not look at revocation lists.'] : []),
  ];
}
