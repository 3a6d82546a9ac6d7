import * as vscode from 'vscode';
import type { Session } from '../startClient';
import { restartServer } from './restartServer';
import { showLog } from './showLog';

/** A command of the palette: what happens when a person runs it. */
export type Command = (session: Session) => Promise<void> | void;

/** Every command that package.json contributes, by its id. */
export const commands: Readonly<Record<string, Command>> = {
  'phonepki.restartServer': restartServer,
  'phonepki.showLog': showLog,
};

export function registerCommands(session: Session): vscode.Disposable[] {
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, () => run(session)));
}
