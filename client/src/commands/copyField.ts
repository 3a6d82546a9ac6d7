import * as vscode from 'vscode';
import {
  type CopyableField,
  type CopyFieldArguments,
  ServerCommand,
  type TextResult,
} from '../../../server/src/core/protocol';
import type { Session } from '../startClient';
import { isObjectNode, type ObjectNode } from '../views/pki/pkiNode';
import { colonHex } from '../views/pki/words';
import { askServer } from './askServer';
import type { Command } from './command';
import { givenPlace } from './givenPlace';

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
  return async (session: Session, given) => {
    const known = isObjectNode(given) ? knownField(given, field) : undefined;
    const text = known ?? (await fieldFromServer(session, given, field));
    if (text !== undefined) {
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(`${NAMES[field]} copied`, 3000);
    }
  };
}

/** What the PKI view knows without asking. */
function knownField({ object }: ObjectNode, field: CopyableField): string | undefined {
  switch (field) {
    case 'fingerprintSha256':
      return colonHex(object.sha256);
    case 'serialNumber':
      return object.serialNumber;
    case 'subject':
      // A file of bytes has no place to ask the server about.
      return object.isBinary ? object.subject : undefined;
    default:
      return undefined;
  }
}

async function fieldFromServer(
  session: Session,
  given: unknown,
  field: CopyableField,
): Promise<string | undefined> {
  const place = await givenPlace(given);
  if (place === undefined) {
    return undefined;
  }
  const argument: CopyFieldArguments = { ...place, field };
  return (await askServer<TextResult>(session, ServerCommand.copyField, argument)).text;
}

/** Asks which of the three fingerprints. */
export const copyFingerprint: Command = async (session, given) => {
  const fields: readonly CopyableField[] = ['fingerprintSha256', 'fingerprintSha1', 'fingerprintMd5'];
  const picked = await vscode.window.showQuickPick(
    fields.map((field) => ({ label: NAMES[field], field })),
    { title: 'Copy Fingerprint' },
  );
  if (picked !== undefined) {
    await copyField(picked.field)(session, given);
  }
};
