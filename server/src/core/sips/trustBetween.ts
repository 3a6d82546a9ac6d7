/**
 * Whether a trust list makes an innovaphone device trust a certificate: it has to hold the certificate or a CA that
 * issued it (Reference11r1, Certificate management, Trust list, Device certificate), and what leads there has to be
 * valid and supported (Rejected certificates, Supported features).
 */
import { createPool } from '../chain/certificatePool';
import { issuersOf } from '../chain/issuersOf';
import { type CheckedChain, verifyChain } from '../chain/verifyChain';
import { dateText, instantText } from '../describe/dates';
import { refusedExtensions, supportsKey, supportsSignature } from '../phone/innovaphoneLimits';
import { titleOf as titleOfObject } from '../viewer/titles';
import type { PlacedCertificate } from '../workspace/surroundings';
import type { Certificate } from '../x509/certificate';
import { sameBytes } from '../x509/sameName';
import { distinct } from './readSipsDevices';

export interface TrustVerdict {
  /** `doubtful`: no document says what the devices do. */
  readonly state: 'trusted' | 'doubtful' | 'missing';
  /** Half a sentence: why not. Empty where it is trusted. */
  readonly why: string;
  /** The entry of the list that it rests on, or fails with. */
  readonly by?: PlacedCertificate;
}

export interface TrustQuestion {
  /** The certificate that is shown. */
  readonly shown: Certificate;
  /** What comes with it. */
  readonly sent: readonly PlacedCertificate[];
  /** The trust list of the other side. */
  readonly trusted: readonly PlacedCertificate[];
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Nothing of the shown certificate itself but who signed it: that is said once for all who look at it. */
export function trustBetween({ shown, sent, trusted, time }: TrustQuestion): TrustVerdict {
  const entryOf = ({ bytes }: Certificate) =>
    trusted.find(({ certificate }) => sameBytes(certificate.bytes, bytes));
  const all = distinct([...sent, ...trusted]).map(({ certificate }) => certificate);
  const chains = verifyChain(shown, {
    pool: createPool(all),
    isAnchor: (certificate) => entryOf(certificate) !== undefined,
    time,
    purpose: 'any',
    hostName: undefined,
  });
  const verdicts = chains.flatMap((chain): TrustVerdict[] => {
    const last = chain.steps[chain.steps.length - 1]?.certificate;
    const by = last && entryOf(last);
    return by === undefined ? [] : [{ ...verdictOf(chain, time), by }];
  });
  return (
    verdicts.find(({ state }) => state === 'trusted') ??
    verdicts.find(({ state }) => state === 'doubtful') ??
    verdicts[0] ?? { state: 'missing', why: whyNobody(chains, trusted) }
  );
}

function verdictOf({ steps }: CheckedChain, time: number): Omit<TrustVerdict, 'by'> {
  for (const [at, { certificate, checks }] of steps.entries()) {
    const position = at === steps.length - 1 ? 'anchor' : 'intermediate';
    const refusal = at === 0 ? undefined : refusalOf(certificate, time, position);
    if (refusal !== undefined) {
      return { state: 'missing', why: `it leads to ${titleOf(certificate)}, which ${refusal}` };
    }
    const bad = checks.find(({ kind, verdict }) => verdict === 'bad' && STRUCTURAL.has(kind));
    if (bad !== undefined) {
      return { state: 'missing', why: `it leads to ${titleOf(certificate)}. ${withoutDot(bad.text)}` };
    }
  }
  for (const { certificate, checks } of steps) {
    const unknown = checks.find(({ verdict }) => verdict === 'unknown');
    if (unknown !== undefined) {
      const why = `there is a doubt about ${titleOf(certificate)}. ${withoutDot(unknown.text)}`;
      return { state: 'doubtful', why };
    }
  }
  return { state: 'trusted', why: '' };
}

function withoutDot(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Of what stands above the shown certificate; validity and extensions are looked at as the devices do. */
const STRUCTURAL: ReadonlySet<string> = new Set(['ca', 'keyUsage', 'pathLength', 'nameConstraints']);

/** Why devices refuse a certificate whatever it leads to; the rest of a sentence about it. */
export function refusalOf(
  { validity, publicKey, signatureAlgorithm, extensions }: Certificate,
  time: number,
  position: 'shown' | 'intermediate' | 'anchor',
): string | undefined {
  const start = validity?.notBefore?.instant;
  const end = validity?.notAfter?.instant;
  if (start === undefined || end === undefined) {
    return 'has a validity that cannot be read';
  }
  if (time >= end + 1000) {
    return `expired on ${dateText(end)}`;
  }
  if (time < start) {
    return `is valid from ${instantText(start)} on only`;
  }
  if (publicKey !== undefined && !supportsKey(publicKey)) {
    const { algorithmName, bits } = publicKey;
    const key = algorithmName === 'RSA' ? `an RSA key of ${bits} bits` : `a key of the kind ${algorithmName}`;
    return `has ${key}, which innovaphone devices do not support`;
  }
  // Nobody looks at the signature of what is trusted anyway.
  if (position !== 'anchor' && signatureAlgorithm !== undefined && !supportsSignature(signatureAlgorithm)) {
    return 'has a signature that innovaphone devices do not support';
  }
  const [refused] = refusedExtensions(extensions);
  return refused && `has the critical extension ${refused.name}, which innovaphone devices do not support`;
}

/** In quotation marks, without the type of the name. */
export function titleOf(certificate: Certificate): string {
  return JSON.stringify(titleOfObject(certificate, { now: 0 }));
}

function whyNobody(chains: readonly CheckedChain[], trusted: readonly PlacedCertificate[]): string {
  if (trusted.length === 0) {
    return 'its trust list is empty';
  }
  for (const { steps } of chains) {
    const last = steps[steps.length - 1]?.certificate;
    const pool = createPool(trusted.map(({ certificate }) => certificate));
    const [namesake] = last === undefined ? [] : issuersOf(last, pool);
    if (namesake !== undefined) {
      return `its trust list has another ${titleOf(namesake.certificate)}, whose key did not make the signature`;
    }
  }
  return 'its trust list holds neither this certificate nor a CA that issued it';
}
