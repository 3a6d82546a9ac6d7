/** Where the object under the cursor comes from. */
import { blockAt, type DocumentModel, objectOf } from '../documentModel';
import { bytesAtOffset } from '../encoding/byteMap';
import type { IndexEntry } from '../workspace/indexEntry';
import { placesOf, sameKeyEntries, signerEntry } from '../workspace/relations';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import { findExtension } from '../x509/extension';

/** What of an object the cursor stands in: that which names or proves its issuer, its public key, or anything else. */
export type Focus = 'issuer' | 'key' | 'whole';

/**
 * Of a certificate: the certificate of its issuer, whose key really made the signature, then its private
 * key; only one of both where the cursor stands in what speaks of it. Of a request its private key, of a
 * CRL its issuer, of a key the certificates and requests for it.
 */
export function definitionsOf(
  index: WorkspaceIndex,
  entry: IndexEntry,
  focus: Focus = 'whole',
): readonly IndexEntry[] {
  const related = sameKeyEntries(index, entry);
  if (entry.role === 'private key' || entry.role === 'public key') {
    return related.filter(({ kind }) => kind === 'certificate' || kind === 'certificateRequest');
  }
  const signer = signerEntry(index, entry);
  const issuers = signer === undefined ? [] : placesOf(index, signer, entry);
  const keys = related.filter(({ role }) => role === 'private key');
  const wanted = focus === 'issuer' ? issuers : focus === 'key' ? keys : [];
  return wanted.length > 0 ? wanted : [...issuers, ...keys];
}

const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';

export function focusAt(model: DocumentModel, offset: number): Focus {
  const block = blockAt(model, offset);
  const bytes = block && bytesAtOffset(block.encoded.map, offset - block.start);
  const object = block && objectOf(block.encoded);
  if (bytes === undefined || object?.kind !== 'certificate') {
    return 'whole';
  }
  const isIn = (node: { readonly start: number; readonly end: number } | undefined) =>
    node !== undefined && node.start <= bytes.start && bytes.end <= node.end;
  const { issuer, publicKey, signatureValue, extensions } = object;
  if (isIn(publicKey?.node)) {
    return 'key';
  }
  const identifier = findExtension(extensions, AUTHORITY_KEY_IDENTIFIER)?.node;
  return isIn(issuer?.node) || isIn(signatureValue) || isIn(identifier) ? 'issuer' : 'whole';
}
