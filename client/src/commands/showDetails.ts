import { showDecoded } from '../views/decodedDocuments';
import { isObjectNode } from '../views/pki/pkiNode';
import type { Command } from './command';
import { givenPlace } from './givenPlace';

/** The object under the cursor, or at a given place: whole, as a read-only text. */
export const showDetails: Command = async (_session, given) => {
  if (isObjectNode(given) && given.object.isBinary) {
    await showDecoded({ kind: 'file', uri: given.object.uri });
    return;
  }
  const place = await givenPlace(given);
  if (place !== undefined) {
    await showDecoded({ kind: 'object', ...place });
  }
};
