import * as vscode from 'vscode';
import { type ImportCertificateArguments, ImportCommand } from '../../../server/src/core/importProtocol';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { isObjectNode } from '../views/pki/pkiNode';
import type { Command } from './command';

const TITLE = 'Import a Certificate from Another CA';
const NO_COUNTERPART = /neither a request nor a private key/;

/** Puts the answer of a CA beside the request and the key that it belongs to. */
export const importCertificate: Command = async (session, given) => {
  const source = isObjectNode(given)
    ? vscode.Uri.parse(given.object.uri, true)
    : given instanceof vscode.Uri
      ? given
      : await chooseFile('Certificate that the CA sent');
  if (source !== undefined) {
    await run(session, { source: source.toString() });
  }
};

async function run(session: Session, argument: ImportCertificateArguments): Promise<void> {
  const place = { title: TITLE, step: 1, totalSteps: 1, canGoBack: false };
  const command = ImportCommand.importCertificate;
  try {
    const agreed = await askToGoOn(session, place, command, argument, 'Import');
    if (typeof agreed === 'object') {
      await runFlow(session, TITLE, command, { ...argument, ...agreed });
    }
  } catch (error) {
    const isUnknown = error instanceof Error && NO_COUNTERPART.test(error.message);
    const request = isUnknown ? await askForRequest(error.message) : undefined;
    if (!isUnknown) {
      throw error;
    }
    if (request !== undefined) {
      await run(session, { ...argument, request: request.toString() });
    }
  }
}

async function askForRequest(why: string): Promise<vscode.Uri | undefined> {
  const choose = 'Choose the Request…';
  const answer = await messages.showErrorMessage(why, choose);
  return answer === choose ? chooseFile('Request that the CA got') : undefined;
}

async function chooseFile(title: string): Promise<vscode.Uri | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  return uri;
}
