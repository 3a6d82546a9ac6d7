/**
 * Certificates (RFC 5280 §4.1) and requests (RFC 2986 §4), written by ourselves: forge's builder knows RSA
 * only and @peculiar/x509's decodes and encodes names anew, which breaks the octet-for-octet issuer that chains
 * are built by. One writer for every key leaves one flow, and the libraries do what they are good at.
 */
import type { Hash } from '../../core/caProtocol';
import {
  bitString,
  certificateTime,
  explicit,
  objectIdentifier,
  sequence,
  setOf,
  smallInteger,
  unsignedInteger,
} from '../../core/der/writeDer';
import type { HostCrypto } from '../hostCrypto';
import { type CaKey, sign } from '../keys/caKey';
import { signatureAlgorithm } from '../keys/keyAlgorithms';

export interface CertificatePlan {
  /** Magnitude, at most 20 octets with the sign. */
  readonly serialNumber: Uint8Array;
  /** DER of the name: the issuer's own subject as it stands in its certificate. */
  readonly issuer: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly extensions: Uint8Array;
}

export async function writeCertificate(
  crypto: HostCrypto,
  plan: CertificatePlan,
  key: CaKey,
  hash: Hash,
): Promise<Uint8Array> {
  const algorithm = signatureAlgorithm(key.family, hash);
  const toBeSigned = sequence(
    explicit(0, smallInteger(2)),
    unsignedInteger(plan.serialNumber),
    algorithm,
    plan.issuer,
    sequence(certificateTime(plan.notBefore), certificateTime(plan.notAfter)),
    plan.subject,
    plan.publicKey,
    explicit(3, plan.extensions),
  );
  return sequence(toBeSigned, algorithm, bitString(await sign(crypto, key, hash, toBeSigned)));
}

export interface RequestPlan {
  readonly subject: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Uint8Array[];
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

export async function writeRequest(
  crypto: HostCrypto,
  plan: RequestPlan,
  key: CaKey,
  hash: Hash,
): Promise<Uint8Array> {
  const attributes =
    plan.extensions.length === 0
      ? []
      : [sequence(objectIdentifier(EXTENSION_REQUEST), setOf(sequence(...plan.extensions)))];
  const info = sequence(smallInteger(0), plan.subject, plan.publicKey, explicit(0, ...attributes));
  const signature = await sign(crypto, key, hash, info);
  return sequence(info, signatureAlgorithm(key.family, hash), bitString(signature));
}
