import type { ObjectPlaceArguments } from '../../../server/src/core/protocol';
import { showDecoded } from '../views/decodedDocuments';
import type { Command } from './command';
import { placeOfCursor } from './placeOfCursor';

/** The object under the cursor, or at the place that a code lens gives: whole, as a read-only text beside it. */
export const showDetails: Command = async (_session, given) => {
  const place = (given as ObjectPlaceArguments | undefined) ?? placeOfCursor();
  if (place !== undefined) {
    await showDecoded({ kind: 'object', ...place });
  }
};
