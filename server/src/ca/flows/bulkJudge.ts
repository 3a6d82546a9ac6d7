/** One row of a table before its key is made: whether it is issued already, and what its certificate would be. */
import type { CaFinding, Hash } from '../../core/caProtocol';
import type { Certificate } from '../../core/x509/certificate';
import { CaError } from '../caError';
import type { CaKey } from '../keys/caKey';
import { familyOfName } from '../keys/keyAlgorithms';
import type { CaFolder } from '../stores/caStore';
import { nameOf } from '../stores/fileStore';
import { toSlashes } from '../stores/indexFile';
import { serialOctets } from '../stores/serialNumbers';
import { type BulkOutput, filesOf } from './bulkFiles';
import { lookForFiles, subjectText } from './bulkPresent';
import type { RowPlan } from './bulkRow';
import { checkFindings, type Draft, draftOf, lintCertificate, logNote } from './certificateDraft';
import type { CaEnvironment, Control } from './environment';
import { planSubject } from './subjectPlan';
import { planValidity } from './validity';

/** What all rows have in common. */
export interface BulkContext {
  readonly environment: CaEnvironment;
  readonly control: Control;
  readonly ca: CaFolder;
  readonly signer: CaKey;
  readonly output: BulkOutput;
  /** URI. */
  readonly table: string;
  readonly hash: Hash | undefined;
  readonly override: string | undefined;
}

/** A row that may be issued. */
export interface ReadyRow {
  readonly plan: RowPlan;
  /** With a key that stands for the one to come. */
  readonly draft: Draft;
  /** URIs. */
  readonly files: readonly string[];
  /** For the log of the CA. */
  readonly note: string;
  /** What to know of it; empty for nothing. */
  readonly message: string;
}

export type Judgement =
  | { readonly kind: 'present'; readonly certificate: Certificate; readonly files: readonly string[] }
  | { readonly kind: 'ready'; readonly ready: ReadyRow };

/** Refuses a row that must not be issued. `note` hears what the rules find, also where that refuses it. */
export async function judgeRow(
  context: BulkContext,
  plan: RowPlan,
  note: (finding: CaFinding) => void,
): Promise<Judgement> {
  const { environment, control, ca, output, override } = context;
  const { profile, row } = plan;
  const subject = planSubject(profile, plan, undefined);
  const files = filesOf(output, plan.name);
  const presence = await lookForFiles(environment, ca, files, subject);
  if (presence.kind === 'present') {
    return { kind: 'present', certificate: presence.certificate, files };
  }
  if (presence.kind === 'inTheWay') {
    throw new CaError(presence.message);
  }
  const validity = planValidity(environment.now(), plan.lifetime, profile.days, ca.certificate);
  const { draft, preview } = await preparation(context, plan, subject, validity);
  const findings = lintCertificate(environment, preview, profile);
  for (const finding of findings) {
    note(finding);
  }
  if (control.mode === 'write') {
    checkFindings(findings, override);
  }
  const where = `line ${row.line} of ${nameOf(context.table)}`;
  const what = `Certificate ${subjectText(subject)} issued to ${files.map(nameOf).join(', ')} (${where})`;
  const messages = [
    ...(isDouble(ca, preview) ? ['Another certificate for the same subject is valid already.'] : []),
    ...(validity.isShortened ? ['It ends with the certificate of the CA.'] : []),
  ];
  return {
    kind: 'ready',
    ready: {
      plan,
      draft,
      files,
      note: logNote(environment, what, findings, override),
      message: messages.join(' '),
    },
  };
}

/** The certificate as it would be, with keys that nobody keeps. */
async function preparation(
  { environment, ca, signer, hash }: BulkContext,
  { profile, key }: RowPlan,
  subject: ReturnType<typeof planSubject>,
  validity: ReturnType<typeof planValidity>,
): Promise<{ readonly draft: Draft; readonly preview: Certificate }> {
  const { authority } = environment;
  const family = familyOfName(key);
  const publicKey = (await authority.throwAwayKey(family)).publicKey as Uint8Array;
  const keys = { signer: signer.family, subject: family };
  const draft = draftOf(profile, subject, validity, publicKey, keys, { hash });
  const issuance = { ...draft, serialNumber: serialOctets(ca.nextSerial) };
  const throwAway = await authority.throwAwayKey(signer.family);
  return { draft, preview: await authority.issue(issuance, ca.certificate, throwAway) };
}

function isDouble({ rows }: CaFolder, { subject }: Certificate): boolean {
  const text = subject && toSlashes(subject);
  return rows.some((row) => row.status === 'V' && row.subject === text);
}
