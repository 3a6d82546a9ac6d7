import * as vscode from 'vscode';
import { openViewer as open } from '../views/certificateViewer';
import { entryFile } from '../views/pki/caNode';
import { isObjectNode } from '../views/pki/pkiNode';
import type { Command } from './command';
import { givenPlace } from './givenPlace';

/** A file, or the object under the cursor or at a given place, in the certificate viewer. */
export const openViewer: Command = async (_session, given) => {
  const file = entryFile(given);
  if (file !== undefined) {
    await open(file);
  } else if (
    given instanceof vscode.Uri &&
    vscode.window.activeTextEditor?.document.uri.toString() !== given.toString()
  ) {
    await open(given);
  } else if (isObjectNode(given)) {
    const { uri, range, isBinary } = given.object;
    await open(vscode.Uri.parse(uri, true), {}, isBinary ? undefined : range.start);
  } else {
    const place = await givenPlace(given);
    if (place !== undefined) {
      await open(vscode.Uri.parse(place.uri, true), {}, place.position);
    }
  }
};
