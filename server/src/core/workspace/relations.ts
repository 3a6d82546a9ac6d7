/** How the objects of the index belong together: who signed what, which keys are the same. */
import { isSelfSigned, issuersOf } from '../chain/issuersOf';
import type { SignatureVerdict } from '../crypto/verifySignature';
import { verifySigned } from '../crypto/verifySigned';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import type { IndexEntry } from './indexEntry';
import type { WorkspaceIndex } from './workspaceIndex';

export interface IssuerEntry {
  readonly entry: IndexEntry;
  readonly signature: SignatureVerdict;
}

/** Certificates with the name of the issuer of a certificate or CRL, the right one first; each in its first place. */
export function issuerEntries(index: WorkspaceIndex, entry: IndexEntry): readonly IssuerEntry[] {
  const object = index.decode(entry);
  if (object === undefined || object.kind === 'certificateRequest') {
    return [];
  }
  return issuersOf(object, index.pool).flatMap(({ certificate, signature }) => {
    const found = index
      .find('subjectKey', entry.issuerKey)
      .find((each) => each.bytes !== undefined && index.decode(each) === certificate);
    return found === undefined ? [] : [{ entry: placesOf(index, found, entry)[0] ?? found, signature }];
  });
}

/** Every place where the same object stands, those in the file of `near` first. */
export function placesOf(
  index: WorkspaceIndex,
  { sha256 }: IndexEntry,
  near: IndexEntry,
): readonly IndexEntry[] {
  const distance = ({ uri, containerId }: IndexEntry) =>
    (uri === near.uri ? 0 : 2) + (containerId === undefined ? 0 : 1);
  return [...index.find('sha256', sha256)].sort((one, other) => distance(one) - distance(other));
}

/** Everything else with the same public key. */
export function sameKeyEntries(index: WorkspaceIndex, { id, keyId }: IndexEntry): readonly IndexEntry[] {
  return index.find('keyId', keyId).filter((entry) => entry.id !== id);
}

/**
 * Everything that the key of a certificate signed under the name of the certificate, one at a time, with
 * `undefined` for what it did not sign, so that the caller can pause between the verifications.
 */
export function* issuedEntries(index: WorkspaceIndex, issuer: IndexEntry): Generator<IndexEntry | undefined> {
  const certificate = index.decode(issuer);
  if (certificate?.kind === 'certificate') {
    for (const entry of index.find('issuerKey', issuer.subjectKey)) {
      yield entry.sha256 !== issuer.sha256 && isSignedBy(index, entry, certificate.publicKey)
        ? entry
        : undefined;
    }
  }
}

function isSignedBy(index: WorkspaceIndex, entry: IndexEntry, key: PublicKeyInfo | undefined): boolean {
  const object = index.decode(entry);
  return object !== undefined && verifySigned(object, key) === 'good';
}

/** A root: its own key made its signature, and it may issue. */
export function isRoot(index: WorkspaceIndex, entry: IndexEntry): boolean {
  const object = entry.role === 'root CA' ? index.decode(entry) : undefined;
  return object?.kind === 'certificate' && isSelfSigned(object);
}
