/** Certificate revocation lists of version 2 (RFC 5280 §5.1), whole and from the CA itself. */
import type { Hash } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { Tag } from '../../core/der/values';
import {
  bitString,
  certificateTime,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  smallInteger,
  tlv,
  unsignedInteger,
} from '../../core/der/writeDer';
import type { HostCrypto } from '../hostCrypto';
import { type CaKey, sign } from '../keys/caKey';
import { signatureAlgorithm } from '../keys/keyAlgorithms';

export interface RevocationEntry {
  /** Magnitude. */
  readonly serialNumber: Uint8Array;
  readonly revocationDate: number;
  /** CRLReason; without one there is no such extension, as RFC 5280 §5.3.1 wants it for "unspecified". */
  readonly reasonCode: number | undefined;
  readonly invalidityDate: number | undefined;
  readonly holdInstruction: string | undefined;
}

export interface RevocationListPlan {
  /** DER of the name. */
  readonly issuer: Uint8Array;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** In ascending order of their numbers. */
  readonly entries: readonly RevocationEntry[];
  readonly authorityKeyIdentifier: Uint8Array;
  readonly crlNumber: Uint8Array;
}

export async function writeRevocationList(
  crypto: HostCrypto,
  plan: RevocationListPlan,
  key: CaKey,
  hash: Hash,
): Promise<Uint8Array> {
  const algorithm = signatureAlgorithm(key.family, hash);
  const toBeSigned = sequence(
    smallInteger(1),
    algorithm,
    plan.issuer,
    certificateTime(plan.thisUpdate),
    certificateTime(plan.nextUpdate),
    // With nothing revoked the list is absent, not empty (RFC 5280 §5.1.2.6).
    ...(plan.entries.length === 0 ? [] : [sequence(...plan.entries.map(writeEntry))]),
    explicit(
      0,
      sequence(
        extension('2.5.29.35', sequence(implicit(0, plan.authorityKeyIdentifier))),
        extension('2.5.29.20', unsignedInteger(plan.crlNumber)),
      ),
    ),
  );
  return sequence(toBeSigned, algorithm, bitString(await sign(crypto, key, hash, toBeSigned)));
}

function writeEntry(entry: RevocationEntry): Uint8Array {
  const { reasonCode, invalidityDate, holdInstruction } = entry;
  const extensions = [
    ...(reasonCode === undefined
      ? []
      : [extension('2.5.29.21', tlv(Tag.enumerated, Uint8Array.of(reasonCode)))]),
    ...(holdInstruction === undefined ? [] : [extension('2.5.29.23', objectIdentifier(holdInstruction))]),
    ...(invalidityDate === undefined ? [] : [extension('2.5.29.24', generalizedTime(invalidityDate))]),
  ];
  return sequence(
    unsignedInteger(entry.serialNumber),
    certificateTime(entry.revocationDate),
    ...(extensions.length === 0 ? [] : [sequence(...extensions)]),
  );
}

/** None of these is critical (RFC 5280 §5.2.1, §5.2.3, §5.3). */
function extension(oid: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(oid), octetString(value));
}

/** Whatever the year (RFC 5280 §5.3.2). */
function generalizedTime(instant: number): Uint8Array {
  const text = new Date(instant).toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return tlv(Tag.generalizedTime, toUtf8(`${text}Z`));
}
