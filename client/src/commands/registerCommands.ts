import * as vscode from 'vscode';
import type { Session } from '../startClient';
import { changeSeverity } from './changeSeverity';
import type { Command } from './command';
import { copyField, copyFingerprint } from './copyField';
import { decodeClipboard } from './decodeClipboard';
import { decodeSelection } from './decodeSelection';
import { matchKey } from './matchKey';
import { restartServer } from './restartServer';
import { revealKey } from './revealKey';
import { showDetails } from './showDetails';
import { showLog } from './showLog';
import { verifyChain } from './verifyChain';

/** Every command that package.json contributes, by its id. */
const commands: Readonly<Record<string, Command>> = {
  'phonepki.showDetails': showDetails,
  'phonepki.copyFingerprint': copyFingerprint,
  'phonepki.copySerialNumber': copyField('serialNumber'),
  'phonepki.copySubject': copyField('subject'),
  'phonepki.copyPublicKeyPin': copyField('publicKeyPin'),
  'phonepki.decodeSelection': decodeSelection,
  'phonepki.decodeClipboard': decodeClipboard,
  'phonepki.verifyChain': verifyChain,
  'phonepki.matchKey': matchKey,
  'phonepki.revealKey': revealKey,
  'phonepki.changeSeverity': changeSeverity,
  'phonepki.restartServer': restartServer,
  'phonepki.showLog': showLog,
};

export function registerCommands(session: Session): vscode.Disposable[] {
  return Object.entries(commands).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await run(session, ...args);
      } catch (error) {
        // The server words its refusals for people.
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }),
  );
}
