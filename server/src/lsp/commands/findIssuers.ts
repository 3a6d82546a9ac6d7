import { toIndexedObject } from '../../core/features/listObjects';
import { ServerCommand } from '../../core/protocol';
import { issuerEntries } from '../../core/workspace/relations';
import type { FindIssuersResult, ObjectReference } from '../../core/workspaceProtocol';
import { entryOf, objectReferenceProperties } from '../workspace/findEntry';
import { defineCommand } from './command';

export const findIssuers = defineCommand<ObjectReference, FindIssuersResult>({
  id: ServerCommand.findIssuers,
  description: 'Finds the certificates whose key signed a certificate or CRL.',
  schema: { type: 'object', properties: objectReferenceProperties, required: [] },
  async run(session, reference) {
    const now = session.runtime.now();
    const entry = await entryOf(session, reference);
    const namesakes = issuerEntries(session.indexer.index, entry);
    const issuers = namesakes.filter(({ signature }) => signature !== 'bad');
    return {
      object: toIndexedObject(entry, now),
      issuers: issuers.map((issuer) => ({
        object: toIndexedObject(issuer.entry, now),
        signature: issuer.signature,
      })),
      text: sentence(entry.title, entry.issuer, issuers[0]?.entry.title, namesakes.length),
    };
  },
});

function sentence(
  title: string,
  issuerName: string | undefined,
  issuer: string | undefined,
  namesakes: number,
): string {
  if (issuerName === undefined) {
    return `${title} names no issuer.`;
  }
  if (issuer !== undefined) {
    return `${title} was issued by ${issuer}.`;
  }
  return namesakes === 0
    ? `The certificate of ${issuerName} is not in the workspace.`
    : `Certificates of ${issuerName} are in the workspace, but none of their keys made the signature.`;
}
