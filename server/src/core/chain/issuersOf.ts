/** Who signed a certificate or CRL: found by name, proven by the signature. */
import type { SignatureVerdict } from '../crypto/verifySignature';
import { verifySigned } from '../crypto/verifySigned';
import { contentOf } from '../der/values';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import { findExtensionValue } from '../x509/extension';
import { nameKey, sameBytes, sameName } from '../x509/sameName';
import type { CertificatePool } from './certificatePool';

export interface Issuer {
  readonly certificate: Certificate;
  readonly signature: SignatureVerdict;
}

/**
 * The certificates that bear the issuer's name, best first: those whose key made the signature, then
 * those whose key could not be tried, then those whose key did not. Several with the same key are an
 * issuer that was renewed; the one that the authority key identifier means comes first, then the one
 * that was valid when the object was made, then the newest.
 */
export function issuersOf(object: Certificate | CertificateList, pool: CertificatePool): readonly Issuer[] {
  return candidatesFor(object, pool)
    .map((certificate) => ({ certificate, signature: verifySigned(object, certificate.publicKey) }))
    .sort((one, other) => VERDICTS.indexOf(one.signature) - VERDICTS.indexOf(other.signature));
}

/** The first of {@link issuersOf} if its key really made the signature: found with as few verifications as possible. */
export function signerOf(
  object: Certificate | CertificateList,
  pool: CertificatePool,
): Certificate | undefined {
  return candidatesFor(object, pool).find(({ publicKey }) => verifySigned(object, publicKey) === 'good');
}

/** Those of the issuer's name, the likeliest first. */
function candidatesFor(object: Certificate | CertificateList, pool: CertificatePool): readonly Certificate[] {
  const { issuer } = object;
  if (issuer === undefined) {
    return [];
  }
  return pool
    .bySubject(nameKey(issuer))
    .map((certificate) => ({
      certificate,
      rank: rankOf(object, certificate),
      start: certificate.validity?.notBefore?.instant ?? 0,
    }))
    .sort((one, other) => other.rank - one.rank || other.start - one.start)
    .map(({ certificate }) => certificate);
}

const VERDICTS: readonly SignatureVerdict[] = ['good', 'unsupported', 'bad'];

function rankOf(object: Certificate | CertificateList, candidate: Certificate): number {
  const identifiers = findExtensionValue(object.extensions, 'authorityKeyIdentifier');
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = identifiers ?? {};
  const own = findExtensionValue(candidate.extensions, 'subjectKeyIdentifier')?.keyIdentifier;
  let rank = 0;
  if (authorityCertSerialNumber !== undefined && authorityCertIssuer !== undefined) {
    const isNamed = authorityCertIssuer.some(
      (name) =>
        name.kind === 'directoryName' &&
        name.name !== undefined &&
        candidate.issuer !== undefined &&
        sameName(name.name, candidate.issuer),
    );
    rank += isNamed && authorityCertSerialNumber.hex === candidate.serialNumber?.hex ? 4 : 0;
  }
  if (keyIdentifier !== undefined && own !== undefined) {
    rank += sameBytes(contentOf(keyIdentifier), contentOf(own)) ? 2 : -2;
  }
  const made =
    object.kind === 'certificate' ? object.validity?.notBefore?.instant : object.thisUpdate?.instant;
  return rank + (made !== undefined && wasValid(candidate, made) ? 1 : 0);
}

function wasValid({ validity }: Certificate, time: number): boolean {
  const start = validity?.notBefore?.instant;
  const end = validity?.notAfter?.instant;
  return start !== undefined && end !== undefined && start <= time && time <= end;
}

/** Its own key made its signature. */
export function isSelfSigned(certificate: Certificate): boolean {
  const { subject, issuer, publicKey } = certificate;
  return (
    subject !== undefined &&
    issuer !== undefined &&
    sameName(subject, issuer) &&
    verifySigned(certificate, publicKey) === 'good'
  );
}
