/** How the objects of the index belong together: who signed what, which keys are the same. */
import { isSelfSigned, issuersOf, signerOf } from '../chain/issuersOf';
import type { SignatureVerdict } from '../crypto/verifySignature';
import { verifySigned } from '../crypto/verifySigned';
import type { PkiObject } from '../pkiObject';
import type { Certificate } from '../x509/certificate';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import type { IndexEntry } from './indexEntry';
import { keyIdOf } from './keyId';
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
    const found = entryOf(index, certificate, entry);
    return found === undefined ? [] : [{ entry: found, signature }];
  });
}

/** The certificate whose key really made the signature of a certificate or CRL. */
export function signerEntry(index: WorkspaceIndex, entry: IndexEntry): IndexEntry | undefined {
  const object = index.decode(entry);
  const signer =
    object === undefined || object.kind === 'certificateRequest' ? undefined : signerOf(object, index.pool);
  return signer && entryOf(index, signer, entry);
}

/** The place nearest to `issued` where a certificate stands that the pool gave. */
function entryOf(
  index: WorkspaceIndex,
  certificate: Certificate,
  issued: IndexEntry,
): IndexEntry | undefined {
  const found = index
    .find('subjectKey', issued.issuerKey)
    .find((each) => each.bytes !== undefined && index.decode(each) === certificate);
  return found && (placesOf(index, found, issued)[0] ?? found);
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

/** Everything with the public key of an object that need not be in the index itself. */
export function entriesWithKey(index: WorkspaceIndex, object: PkiObject): readonly IndexEntry[] {
  return index.find('keyId', keyIdOf(object));
}

/**
 * Everything that the key of a certificate signed under the name of the certificate, one at a time, with
 * `undefined` for what it did not sign, so that the caller can pause between the verifications. What says
 * itself that it was signed with another key of that name is not tried.
 */
export function* issuedEntries(index: WorkspaceIndex, issuer: IndexEntry): Generator<IndexEntry | undefined> {
  const certificate = index.decode(issuer);
  if (certificate?.kind === 'certificate') {
    const others = otherKeyIdentifiers(index, issuer);
    for (const entry of index.find('issuerKey', issuer.subjectKey)) {
      const isTried =
        entry.sha256 !== issuer.sha256 &&
        (entry.authorityKeyIdentifier === undefined || !others.has(entry.authorityKeyIdentifier));
      yield isTried && isSignedBy(index, entry, certificate.publicKey) ? entry : undefined;
    }
  }
}

/** Key identifiers that mean other keys of CAs of the same name; a renewed CA can have several for the same key. */
function otherKeyIdentifiers(index: WorkspaceIndex, { subjectKey, keyId }: IndexEntry): ReadonlySet<string> {
  const others = new Set<string>();
  const own = new Set<string>();
  for (const { kind, keyIdentifier, keyId: key } of index.find('subjectKey', subjectKey)) {
    if (kind === 'certificate' && keyIdentifier !== undefined) {
      (key === keyId ? own : others).add(keyIdentifier);
    }
  }
  for (const each of own) {
    others.delete(each);
  }
  return others;
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
