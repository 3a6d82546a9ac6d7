/** What version control has to do with the file that a document is. */
import { type DocumentModel, objectOf, readDocument } from './documentModel';
import type { CommittedText } from './phone/phoneConfig';
import type { PkiObject } from './pkiObject';

/**
 * `untracked`: the next commit of everything takes it in. `tracked`: it is in the index, so the next commit has
 * it, and mostly those before. `ignored`: neither.
 */
export type GitStanding = 'untracked' | 'tracked' | 'ignored';

/** The same object as long as nothing changed. */
export interface GitFacts {
  readonly standing: GitStanding;
  /** The file as the commit that is checked out has it; absent where that has none, or nobody knows. */
  readonly committed?: CommittedText | undefined;
}

const committedObjects = new WeakMap<CommittedText, readonly PkiObject[]>();

/** The objects of the file as they were committed last. */
export function committedObjectsOf({ text, languageId, git }: DocumentModel): readonly PkiObject[] {
  const committed = git?.committed;
  if (committed === undefined) {
    return [];
  }
  let known = committedObjects.get(committed);
  if (known === undefined) {
    const maxLength = Math.max(committed.text.length, text.length);
    known = readDocument(committed.text, { languageId, maxLength }).blocks.map((block) =>
      objectOf(block.encoded),
    );
    committedObjects.set(committed, known);
  }
  return known;
}
