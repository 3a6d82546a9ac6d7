/** Keys that are known from one request only: with the request they are lost. */
import type { IndexEntry } from '../workspace/indexEntry';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';

/** Requests in files or folders, when nothing else of the workspace has their key. */
export function lostKeys(index: WorkspaceIndex, uris: readonly string[]): readonly IndexEntry[] {
  const isDeleted = ({ uri }: IndexEntry) => uris.some((each) => uri === each || uri.startsWith(`${each}/`));
  return index
    .all()
    .filter(
      (entry) =>
        entry.kind === 'certificateRequest' &&
        entry.keyId !== undefined &&
        isDeleted(entry) &&
        !hasEncryptedKey(index, entry) &&
        index.find('keyId', entry.keyId).every((other) => other.role === 'request' && isDeleted(other)),
    );
}

/** `phone.key` beside `phone.csr`: that it is the key cannot be seen without its pass phrase, but it most likely is. */
function hasEncryptedKey(index: WorkspaceIndex, request: IndexEntry): boolean {
  const stem = stemOf(request.uri);
  return index
    .all()
    .some(({ role, keyId, uri }) => role === 'private key' && keyId === undefined && stemOf(uri) === stem);
}

function stemOf(uri: string): string {
  return uri.replace(/\.[^./]*$/, '');
}
