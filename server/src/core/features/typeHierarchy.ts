/** The issuing chain as a hierarchy: above a certificate its issuers, below it what it issued. */
import type { IndexEntry } from '../workspace/indexEntry';
import { issuedEntries, issuerEntries } from '../workspace/relations';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';

/** Several where the issuer was renewed or is cross-signed; none of a root. */
export function supertypesOf(index: WorkspaceIndex, entry: IndexEntry): readonly IndexEntry[] {
  return issuerEntries(index, entry)
    .filter((issuer) => issuer.signature === 'good' && issuer.entry.sha256 !== entry.sha256)
    .map((issuer) => issuer.entry);
}

/** Certificates only, each once; in steps. */
export function* subtypesOf(
  index: WorkspaceIndex,
  entry: IndexEntry,
): Generator<undefined, readonly IndexEntry[]> {
  const found = new Map<string, IndexEntry>();
  for (const issued of issuedEntries(index, entry)) {
    if (issued?.kind === 'certificate' && !found.has(issued.sha256)) {
      found.set(issued.sha256, issued);
    }
    yield;
  }
  return [...found.values()];
}
