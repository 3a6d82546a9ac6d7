import * as vscode from 'vscode';
import {
  type CopyableField,
  type CopyFieldArguments,
  ServerCommand,
  type TextResult,
} from '../../../server/src/core/protocol';
import type { Session } from '../startClient';
import { askServer } from './askServer';
import type { Command } from './command';
import { placeOfCursor } from './placeOfCursor';

const NAMES: Readonly<Record<CopyableField, string>> = {
  fingerprintSha256: 'SHA-256 fingerprint',
  fingerprintSha1: 'SHA-1 fingerprint',
  fingerprintMd5: 'MD5 fingerprint',
  serialNumber: 'Serial number',
  subject: 'Subject',
  issuer: 'Issuer',
  publicKeyPin: 'Public key pin',
};

/** A command that puts one value of the object under the cursor on the clipboard. */
export function copyField(field: CopyableField): Command {
  return async (session: Session) => {
    const place = placeOfCursor();
    if (place === undefined) {
      return;
    }
    const argument: CopyFieldArguments = { ...place, field };
    const { text } = await askServer<TextResult>(session, ServerCommand.copyField, argument);
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(`${NAMES[field]} copied`, 3000);
  };
}

/** Asks which of the three fingerprints. */
export const copyFingerprint: Command = async (session) => {
  const fields: readonly CopyableField[] = ['fingerprintSha256', 'fingerprintSha1', 'fingerprintMd5'];
  const picked = await vscode.window.showQuickPick(
    fields.map((field) => ({ label: NAMES[field], field })),
    { title: 'Copy Fingerprint' },
  );
  if (picked !== undefined) {
    await copyField(picked.field)(session);
  }
};
