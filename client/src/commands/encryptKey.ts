import * as vscode from 'vscode';
import {
  type EncryptKeyArguments,
  type EncryptKeyResult,
  ServerCommand,
} from '../../../server/src/core/protocol';
import { askNewPassPhraseFor, seal } from '../ca/passPhrases';
import { BACK } from '../forms/form';
import { messages } from '../messages';
import { askServer } from './askServer';
import type { Command } from './command';
import { givenPlace } from './givenPlace';

const TITLE = 'Encrypt Private Key';
const SAVE = 'Save';

/** Puts the private key at a place under a pass phrase, where it stands. */
export const encryptKey: Command = async (session, given) => {
  const place = await givenPlace(given);
  if (place === undefined) {
    return;
  }
  const ask = (rest: Partial<EncryptKeyArguments>) =>
    askServer<EncryptKeyResult>(session, ServerCommand.encryptKey, { ...place, ...rest });
  const { title } = await ask({ dryRun: true });
  const passPhrase = await askNewPassPhraseFor(
    { title: TITLE, step: 1, totalSteps: 1, canGoBack: false },
    `Pass phrase for this ${title}. The server or phone that reads the file has to be able to ask for it.`,
  );
  if (passPhrase === undefined || passPhrase === BACK) {
    return;
  }
  const passPhraseSealed = await seal(session, passPhrase);
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Encrypting the key' },
    () => ask(passPhraseSealed === undefined ? {} : { passPhrase: passPhraseSealed }),
  );
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  await vscode.window.showTextDocument(document, { preserveFocus: true });
  const answer = await messages.showInformationMessage(
    'The key is encrypted in the editor. Until the file is saved, the disk has it in clear; older copies, such as commits and the local history of the editor, keep it so.',
    SAVE,
  );
  if (answer === SAVE) {
    await document.save();
  }
};
