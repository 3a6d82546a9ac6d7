import type { ObjectReference } from '../../../server/src/core/workspaceProtocol';
import { placeOfCursor } from './placeOfCursor';

/** The object that a command is about: that of the line of a view which it is run on, else that under the cursor. */
export function referenceOf(given: unknown): ObjectReference | undefined {
  const id = (given as { readonly object?: { readonly id?: unknown } } | undefined)?.object?.id;
  return typeof id === 'string' ? { id } : placeOfCursor();
}
