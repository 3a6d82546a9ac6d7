import * as vscode from 'vscode';
import { askChoice, BACK } from '../forms/form';
import type { Command } from './command';
import { importCa } from './importCa';
import { importCertificate } from './importCertificate';
import { importPkcs12 } from './importPkcs12';

const TITLE = 'Import';

const KINDS = [
  {
    label: 'A CA of OpenSSL or easy-rsa',
    description: 'its folder: ca.key and ca.crt, demoCA, pki',
    value: importCa,
  },
  {
    label: 'An innovaphone card',
    description: 'the folder with CA/cacert.pem, CA/cakey.pem, CA/serial.txt',
    value: importCa,
  },
  {
    label: 'A certificate from another CA',
    description: 'the answer to a request: put beside its key',
    value: importCertificate,
  },
  {
    label: 'A PKCS #12 file',
    description: 'as PEM files, or as the folder of a CA',
    value: importPkcs12,
  },
] as const;

/** What comes from elsewhere; a file or folder of the explorer tells what it is. */
export const importAny: Command = async (session, given) => {
  const uri = given instanceof vscode.Uri ? given : undefined;
  const known = uri === undefined ? undefined : await commandFor(uri);
  if (known !== undefined) {
    return known(session, uri);
  }
  const chosen = await askChoice<Command>(
    { title: TITLE, step: 1, totalSteps: 1, canGoBack: false },
    { placeholder: 'What is to be imported?', choices: KINDS },
  );
  if (chosen !== undefined && chosen !== BACK) {
    await chosen(session, uri);
  }
};

async function commandFor(uri: vscode.Uri): Promise<Command | undefined> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) {
    return importCa;
  }
  return /\.(p12|pfx)$/i.test(uri.path) ? importPkcs12 : importCertificate;
}
