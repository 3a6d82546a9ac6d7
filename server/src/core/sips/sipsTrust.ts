/**
 * Who has to trust whom for SIPS between innovaphone devices, and does not: phones trust registrars, registrars trust
 * each other (Reference11r1, Certificate management, Configuration for SIPS), and a registrar shows the certificate
 * whose common name is the domain (Application certificates).
 */

import { checkPurpose } from '../chain/purposes';
import { encodeUriPart } from '../encodeUriPart';
import { issuingBetween, keyOfName } from '../lint/issuing';
import type { SipsFinding, SipsPlace } from '../sipsProtocol';
import type { PlacedCertificate } from '../workspace/surroundings';
import { type ShownCertificate, shownBy, whyNotShown } from './applicationCertificate';
import type { SipsDevice } from './readSipsDevices';
import { refusalOf, type TrustVerdict, titleOf, trustBetween } from './trustBetween';

export interface SipsQuestion {
  readonly registrars: readonly SipsDevice[];
  readonly phones: readonly SipsDevice[];
  readonly domain: string | undefined;
  /** URI of the folder, where new trust lists belong. */
  readonly folder: string;
  /** Certificates of the workspace with that subject, as {@link keyOfName} has it. */
  readonly certificatesOf: (subjectKey: string) => readonly PlacedCertificate[];
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A trust that is there. */
export interface SipsTrust {
  readonly by: SipsDevice;
  readonly registrar: SipsDevice;
  readonly shown: PlacedCertificate;
  /** The entry of the trust list. */
  readonly entry: PlacedCertificate;
}

export interface SipsAnswer {
  readonly findings: readonly SipsFinding[];
  readonly trusts: readonly SipsTrust[];
}

/** In steps, so that the caller can pause. */
export function* sipsTrustSteps(question: SipsQuestion): Generator<undefined, SipsAnswer> {
  const { registrars, phones } = question;
  const findings: SipsFinding[] = [];
  const trusts: SipsTrust[] = [];
  const judged = new Map<string, Judged>();
  for (const registrar of registrars) {
    findings.push(...findingsOn(registrar, question));
    for (const { placed: shown } of shownBy(registrar, question.domain)) {
      for (const by of [...registrars, ...phones]) {
        if (by === registrar) {
          continue;
        }
        const key = `${shown.entry.id} ${listKey(by)}`;
        const known = judged.get(key) ?? judge(question, registrar, shown, by.trusted);
        judged.set(key, known);
        const { verdict } = known;
        if (verdict.state === 'trusted' && verdict.by !== undefined) {
          trusts.push({ by, registrar, shown, entry: verdict.by });
        } else {
          findings.push(missingTrust(question, { by, registrar, shown, ...known }));
        }
        yield;
      }
    }
  }
  return { findings, trusts };
}

/** The same for equal lists, in whatever order. */
function listKey({ trusted }: SipsDevice): string {
  return trusted
    .map(({ entry }) => entry.sha256)
    .sort()
    .join();
}

/** What is wrong with a registrar, whoever looks at it. */
function* findingsOn(registrar: SipsDevice, { domain, time }: SipsQuestion): Generator<SipsFinding> {
  const { name, own, files } = registrar;
  if (own.length === 0) {
    yield {
      kind: 'certificate-unknown',
      severity: 'error',
      message: `No certificate of ${name} is in the folder, so nobody can tell who trusts it.`,
      mend: `Put the certificate chain that the device shows beside its trust list, as ${name}.pem.`,
      places: files.map((uri) => ({ title: `A file of ${name}`, uri })),
    };
    return;
  }
  const shown = shownBy(registrar, domain);
  if (domain !== undefined && !shown.some(({ isForDomain }) => isForDomain)) {
    yield {
      kind: 'application-certificate',
      severity: 'warning',
      message:
        `${name} has no application certificate with the common name ${JSON.stringify(domain)}, so it shows its device certificate for that domain. ${whyNotShown(registrar, domain)}`.trimEnd(),
      mend: `Issue a certificate with exactly that common name (profile innovaphone-application), and put it onto ${name} as an application certificate.`,
      places: own.map((each) => placeOf(`Certificate of ${name}`, each)),
    };
  }
  for (const each of shown) {
    yield* findingsOnCertificate(name, each, time);
  }
}

function* findingsOnCertificate(
  name: string,
  { placed }: ShownCertificate,
  time: number,
): Generator<SipsFinding> {
  const { certificate } = placed;
  const common = {
    kind: 'certificate',
    mend: `Issue a new certificate for ${name} that devices accept (profile innovaphone-application), and put it onto the device.`,
    places: [placeOf(`Certificate of ${name}`, placed)],
  } as const;
  const refusal = refusalOf(certificate, time, 'shown');
  if (refusal !== undefined) {
    yield {
      ...common,
      severity: 'error',
      message: `Devices refuse ${titleOf(certificate)} of ${name}, whomever they trust: it ${refusal}.`,
    };
  }
  const purpose = checkPurpose(certificate, 'serverAuth', 'leaf');
  if (purpose.verdict !== 'good') {
    yield {
      ...common,
      severity: purpose.verdict === 'bad' ? 'error' : 'warning',
      message: `${titleOf(certificate)} of ${name} is not made for servers. ${purpose.text}`,
    };
  }
}

interface Judged {
  readonly verdict: TrustVerdict;
  /** What the list lacks. */
  readonly candidate: PlacedCertificate | undefined;
  /** The last of the chain, where it alone would not do. */
  readonly tooFar: PlacedCertificate | undefined;
}

/** The highest certificate above the shown one that makes the list good, else the shown one itself. */
function judge(
  question: SipsQuestion,
  { sent }: SipsDevice,
  shown: PlacedCertificate,
  trusted: readonly PlacedCertificate[],
): Judged {
  const { time } = question;
  const copies = sent.filter(({ entry }) => entry.sha256 === shown.entry.sha256);
  const uris = new Set(copies.map(({ entry }) => entry.uri));
  const beside = sent.filter(({ entry }) => uris.has(entry.uri));
  const ask = (list: readonly PlacedCertificate[], chain: readonly PlacedCertificate[] = beside) =>
    trustBetween({ shown: shown.certificate, sent: chain, trusted: list, time });
  const strict = ask(trusted);
  const verdict = strict.state === 'trusted' ? strict : asOneFile(strict, ask(trusted, sent));
  const listed = new Set(trusted.map(({ entry }) => entry.sha256));
  const above = verdict.state === 'trusted' ? [] : issuersAbove(shown, question);
  const possible = above.filter(
    ({ entry, certificate }) =>
      !listed.has(entry.sha256) && refusalOf(certificate, time, 'anchor') === undefined,
  );
  const candidate = possible.find((each) => ask([...trusted, each]).state === 'trusted');
  const [highest] = possible;
  const isTooFar =
    candidate !== undefined &&
    highest !== undefined &&
    highest !== candidate &&
    ask([...trusted, highest]).by === undefined;
  return { verdict, candidate, tooFar: isTooFar ? highest : undefined };
}

/** A device sends what was uploaded with the certificate, and nobody knows whether other files of it were. */
function asOneFile(strict: TrustVerdict, whole: TrustVerdict): TrustVerdict {
  const why =
    'its chain stands in another file than the certificate, and the device sends it only if it was uploaded in one file with it';
  return whole.state === 'trusted' ? { ...whole, state: 'doubtful', why } : strict;
}

const MAX_HEIGHT = 10;

/** Every certificate whose key signed one of the chain, the highest and newest first, the shown one last. */
function issuersAbove(
  shown: PlacedCertificate,
  { certificatesOf }: SipsQuestion,
): readonly PlacedCertificate[] {
  const found = new Map([[shown.entry.sha256, shown]]);
  let level: readonly PlacedCertificate[] = [shown];
  for (let height = 0; height < MAX_HEIGHT && level.length > 0; height++) {
    const next = new Map<string, PlacedCertificate>();
    for (const { certificate } of level) {
      for (const issuer of certificatesOf(keyOfName(certificate.issuer))) {
        const isNew = !found.has(issuer.entry.sha256);
        if (isNew && issuingBetween(certificate, issuer.certificate).signature === 'good') {
          next.set(issuer.entry.sha256, issuer);
        }
      }
    }
    level = [...next.values()].sort((one, other) => startOf(one) - startOf(other));
    for (const each of level) {
      found.set(each.entry.sha256, each);
    }
  }
  return [...found.values()].reverse();
}

function startOf({ entry }: PlacedCertificate): number {
  return entry.notBefore ?? 0;
}

interface Missing extends Judged {
  readonly by: SipsDevice;
  readonly registrar: SipsDevice;
  readonly shown: PlacedCertificate;
}

function missingTrust(
  { folder }: SipsQuestion,
  { by, registrar, shown, verdict, candidate, tooFar }: Missing,
): SipsFinding {
  const [list] = by.trustLists;
  const why = list === undefined ? 'the folder holds no trust list of it' : verdict.why;
  const places: SipsPlace[] = [
    ...(list === undefined ? [] : [{ title: `Trust list of ${by.name}`, uri: list }]),
    ...(verdict.by === undefined ? [] : [placeOf('The entry of the trust list', verdict.by)]),
    placeOf(`Certificate of ${registrar.name}`, shown),
  ];
  const isDoubtful = list !== undefined && verdict.state === 'doubtful';
  return {
    kind: 'trust',
    severity: isDoubtful ? 'warning' : 'error',
    message: `${by.name} ${isDoubtful ? 'may not trust' : 'does not trust'} ${titleOf(shown.certificate)} of ${registrar.name}: ${why}.`,
    mend: mendOf(by, registrar, { verdict, candidate, tooFar }),
    places,
    ...(candidate === undefined
      ? {}
      : {
          addition: {
            id: candidate.entry.id,
            title: candidate.entry.title,
            trustList:
              list ??
              `${folder.replace(/\/$/, '')}/${by.name.split('/').map(encodeUriPart).join('/')}.trustlist.txt`,
            isNew: list === undefined,
          },
        }),
  };
}

function mendOf(by: SipsDevice, registrar: SipsDevice, { candidate, tooFar }: Judged): string {
  if (candidate === undefined) {
    return `Nothing of the workspace mends that in the trust list of ${by.name}. Replace what is wrong in the chain of ${registrar.name}, or issue its certificate from another CA.`;
  }
  const put = `Put ${titleOf(candidate.certificate)} into the trust list of ${by.name}.`;
  return tooFar === undefined
    ? put
    : `${put} ${titleOf(tooFar.certificate)} would do if ${registrar.name} sent the CAs between, too: give the device its whole chain.`;
}

function placeOf(title: string, { entry: { uri, isBinary, range } }: PlacedCertificate): SipsPlace {
  return { title, uri, ...(isBinary ? {} : { range }) };
}
