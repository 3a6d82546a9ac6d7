/** Where the object under the cursor comes from. */
import type { IndexEntry } from '../workspace/indexEntry';
import { issuerEntries, placesOf, sameKeyEntries } from '../workspace/relations';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';

/**
 * Of a certificate: the certificate of its issuer, whose key really made the signature, then its private
 * key. Of a request its private key, of a CRL its issuer, of a key the certificates and requests for it.
 */
export function definitionsOf(index: WorkspaceIndex, entry: IndexEntry): readonly IndexEntry[] {
  const issuer = issuerEntries(index, entry).find(({ signature }) => signature === 'good');
  const issuers = issuer === undefined ? [] : placesOf(index, issuer.entry, entry);
  const related = sameKeyEntries(index, entry);
  const keys = related.filter(({ role }) => role === 'private key');
  switch (entry.role) {
    case 'private key':
    case 'public key':
      return related.filter(({ kind }) => kind === 'certificate' || kind === 'certificateRequest');
    default:
      return [...issuers, ...keys];
  }
}
