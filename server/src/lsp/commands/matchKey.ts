import { toIndexedObject } from '../../core/features/listObjects';
import { ServerCommand } from '../../core/protocol';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import { sameKeyEntries } from '../../core/workspace/relations';
import type { MatchKeyResult, ObjectReference } from '../../core/workspaceProtocol';
import { entryOf, objectReferenceProperties } from '../workspace/findEntry';
import { defineCommand } from './command';

export const matchKey = defineCommand<ObjectReference, MatchKeyResult>({
  id: ServerCommand.matchKey,
  description: 'Finds everything with the same public key as a certificate, request or key.',
  schema: { type: 'object', properties: objectReferenceProperties, required: [] },
  async run(session, reference) {
    const now = session.runtime.now();
    const entry = await entryOf(session, reference);
    const matches = sameKeyEntries(session.indexer.index, entry);
    return {
      object: toIndexedObject(entry, now),
      matches: matches.map((each) => toIndexedObject(each, now)),
      text: sentence(entry, matches),
    };
  },
});

function sentence({ title, role, keyId }: IndexEntry, matches: readonly IndexEntry[]): string {
  if (keyId === undefined) {
    return role === 'private key'
      ? `Which key ${title} is cannot be told without its pass phrase.`
      : `${title} has no public key that can be read.`;
  }
  const keys = matches.filter((match) => match.role === 'private key').length;
  const others = matches.length - keys;
  if (role === 'private key' || role === 'public key') {
    return others === 0
      ? 'No certificate or request of the workspace belongs to this key.'
      : `This key belongs to ${others} of the certificates and requests of the workspace.`;
  }
  return keys === 0
    ? `The private key of ${title} is not in the workspace, or it is encrypted.`
    : `The private key of ${title} is in the workspace.`;
}
