/** What depends on the object under the cursor. */
import type { IndexEntry } from '../workspace/indexEntry';
import { issuedEntries, sameKeyEntries } from '../workspace/relations';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';

/**
 * Everything with the same key, and everything that was signed with it; in steps, as signatures are
 * verified for it.
 */
export function* referencesTo(
  index: WorkspaceIndex,
  entry: IndexEntry,
): Generator<undefined, readonly IndexEntry[]> {
  const related = sameKeyEntries(index, entry);
  const found = new Map(related.map((each) => [each.id, each]));
  const signers = new Map(
    [entry, ...related]
      .filter(({ kind }) => kind === 'certificate')
      .map((each) => [each.subjectKey, each] as const),
  );
  for (const signer of signers.values()) {
    for (const issued of issuedEntries(index, signer)) {
      if (issued !== undefined) {
        found.set(issued.id, issued);
      }
      yield;
    }
  }
  found.delete(entry.id);
  return [...found.values()];
}
