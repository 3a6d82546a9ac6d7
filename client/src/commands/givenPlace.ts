import * as vscode from 'vscode';
import type { ObjectPlaceArguments } from '../../../server/src/core/protocol';
import { isObjectNode } from '../views/pki/pkiNode';
import { placeOfCursor } from './placeOfCursor';

/** The place that a command is about: of a line in the PKI view, as a lens gives it, else that of the cursor. */
export async function givenPlace(given: unknown): Promise<ObjectPlaceArguments | undefined> {
  if (isObjectNode(given)) {
    const { uri, range } = given.object;
    // The server answers about open documents.
    await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    return { uri, position: range.start };
  }
  const place = given as Partial<ObjectPlaceArguments> | undefined;
  return typeof place?.uri === 'string' && place.position !== undefined
    ? { uri: place.uri, position: place.position }
    : placeOfCursor();
}
