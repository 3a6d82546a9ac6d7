import * as vscode from 'vscode';
import {
  CaCommand,
  type DeviceKeyHelpResult,
  type KeyAlgorithmName,
  type NamePart,
} from '../../../server/src/core/caProtocol';
import { askAltNames, askKey, askSubject } from '../ca/questions';
import { fillIn, step } from '../forms/form';
import { askServer } from './askServer';
import type { Command } from './command';

interface Answers {
  subject: readonly NamePart[];
  altNames: readonly string[];
  key: KeyAlgorithmName;
}

/** A text to read and to copy from: nothing is written. */
export const deviceKeyHelp: Command = async (session) => {
  const answers: Answers = { subject: [], altNames: [], key: 'rsa-2048' };
  const isFilledIn = await fillIn('Request from a Device', answers, [
    step(
      ({ subject }, place) => askSubject(place, subject),
      (to, subject) => {
        to.subject = subject;
      },
    ),
    step(
      ({ altNames }, place) => askAltNames(place, altNames),
      (to, altNames) => {
        to.altNames = altNames;
      },
    ),
    step(
      ({ key }, place) => askKey(place, key),
      (to, key) => {
        to.key = key;
      },
    ),
  ]);
  if (!isFilledIn) {
    return;
  }
  const help = await askServer<DeviceKeyHelpResult>(session, CaCommand.deviceKeyHelp, {
    name: 'device',
    ...answers,
  });
  const content = [
    '# A request for a key that stays on its device',
    '',
    '## With OpenSSL: save this as device.cnf',
    '',
    help.opensslConfig,
    '## and run',
    '',
    ...help.commands,
    '',
    '## innovaphone, in the web interface',
    '',
    ...help.innovaphone.map((line, at) => `${at + 1}. ${line}`),
    '',
    '## innovaphone, as a command',
    '',
    help.innovaphoneCommand,
    '',
  ].join('\n');
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content, language: 'markdown' }),
  );
};
