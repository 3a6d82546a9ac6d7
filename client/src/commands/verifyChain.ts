import * as vscode from 'vscode';
import { ServerCommand } from '../../../server/src/core/protocol';
import {
  CHAIN_PURPOSES,
  type ChainPurpose,
  type ListObjectsArguments,
  type ListObjectsResult,
  type VerifyChainArguments,
  type VerifyChainResult,
} from '../../../server/src/core/workspaceProtocol';
import type { Session } from '../startClient';
import { showDecoded } from '../views/decodedDocuments';
import { askServer } from './askServer';
import type { Command } from './command';
import { referenceOf } from './referenceOf';

const TITLE = 'Verify Chain';

/** Asks whom to trust, when, for what and for whom; then shows each step of each chain with its verdict. */
export const verifyChain: Command = async (session, given) => {
  const reference = referenceOf(given);
  const trust = reference && (await askTrust(session));
  const time = trust && (await askTime());
  const purpose = time && (await askPurpose());
  const hostName = purpose && (await askHostName());
  if (hostName === undefined || reference === undefined) {
    return;
  }
  const argument: VerifyChainArguments = { ...reference, ...trust, ...time, ...purpose, ...hostName };
  const { chains, text } = await askServer<VerifyChainResult>(session, ServerCommand.verifyChain, argument);
  const title = chains[0]?.steps[0]?.object.title ?? 'certificate';
  await showDecoded({ kind: 'plain', name: `Chain of ${title.replaceAll('/', ' ')}`, text });
};

/** Part of the argument; `undefined` where the person gave up. */
type Answer<Part extends keyof VerifyChainArguments> = Pick<VerifyChainArguments, Part> | undefined;

async function askTrust(session: Session): Promise<Answer<'anchors'>> {
  const all = 'All self-signed CAs of the workspace';
  const some = 'Choose certificates…';
  const picked = await vscode.window.showQuickPick([all, some], {
    title: TITLE,
    placeHolder: 'Which certificates are trusted?',
  });
  if (picked !== some) {
    return picked === undefined ? undefined : {};
  }
  const argument: ListObjectsArguments = { roles: ['root CA', 'intermediate CA', 'leaf'] };
  const { objects } = await askServer<ListObjectsResult>(session, ServerCommand.listObjects, argument);
  const distinct = new Map(objects.map((object) => [object.sha256, object]));
  const chosen = await vscode.window.showQuickPick(
    [...distinct.values()].map(({ title, role, uri, sha256 }) => ({
      label: title,
      description: role,
      detail: vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true)),
      sha256,
    })),
    { title: TITLE, placeHolder: 'Trusted certificates', canPickMany: true },
  );
  return chosen && { anchors: chosen.map(({ sha256 }) => sha256) };
}

async function askTime(): Promise<Answer<'time'>> {
  const text = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'When? Such as 2027-01-31 or 2027-01-31T12:00Z; nothing for now.',
    validateInput: (value) =>
      value.trim() === '' || !Number.isNaN(Date.parse(value)) ? undefined : 'This is no date.',
  });
  if (text === undefined) {
    return undefined;
  }
  return text.trim() === '' ? {} : { time: Date.parse(text) };
}

const PURPOSES: Readonly<Record<ChainPurpose, string>> = {
  any: 'Any purpose',
  serverAuth: 'TLS server',
  clientAuth: 'TLS client',
  emailProtection: 'Signed mail',
  codeSigning: 'Code signing',
  timeStamping: 'Time stamps',
  OCSPSigning: 'OCSP responses',
};

async function askPurpose(): Promise<Answer<'purpose'>> {
  const picked = await vscode.window.showQuickPick(
    CHAIN_PURPOSES.map((purpose) => ({ label: PURPOSES[purpose], purpose })),
    { title: TITLE, placeHolder: 'What is the certificate used for?' },
  );
  return picked && { purpose: picked.purpose };
}

async function askHostName(): Promise<Answer<'hostName'>> {
  const text = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'For which host name or IP address? Nothing where it does not matter.',
  });
  const hostName = text?.trim();
  return hostName === undefined ? undefined : hostName === '' ? {} : { hostName };
}
