import * as vscode from 'vscode';
import { CaCommand } from '../../../server/src/core/caProtocol';
import { forgetSession } from '../ca/passPhraseMemory';
import { askServer } from './askServer';
import type { Command } from './command';

/** Drops every reference to a pass phrase; those in the secret storage stay, as the person wanted. */
export const lockKeys: Command = async (session) => {
  forgetSession();
  if (session.isRunning()) {
    await askServer(session, CaCommand.lockKeys, {});
  }
  vscode.window.setStatusBarMessage('PhonePKI: pass phrases of this session are forgotten', 4000);
};
