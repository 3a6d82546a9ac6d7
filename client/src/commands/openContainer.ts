import * as vscode from 'vscode';
import {
  type OpenContainerArguments,
  type OpenContainerRefusal,
  type OpenContainerResult,
  ServerCommand,
} from '../../../server/src/core/protocol';
import { askMemory, forgetPassPhrase, keepPassPhrase, recallPassPhrase } from '../ca/passPhraseMemory';
import { seal } from '../ca/passPhrases';
import { askText, BACK, type Place } from '../forms/form';
import type { Session } from '../startClient';
import { showDecoded } from '../views/decodedDocuments';
import { isObjectNode } from '../views/pki/pkiNode';
import { nameOfUri, readFileAsBase64 } from '../views/readFileAsBase64';
import { withoutLinks } from '../withoutLinks';
import { askServer } from './askServer';
import type { Command } from './command';
import { givenPlace } from './givenPlace';

/** What to open, and the file that it is in. */
interface Container {
  readonly uri: vscode.Uri;
  readonly argument: OpenContainerArguments;
}

const TITLE = 'Open PKCS #12 or Encrypted Key';
const ONLY_STEP: Place = { title: TITLE, step: 1, totalSteps: 1, canGoBack: false };

/** Asks for the pass phrase of a file or of the object under the cursor, and shows what is inside. */
export const openContainer: Command = async (session, given) => {
  const container = await containerOf(given);
  const opened = container && (await openWithPassPhrase(session, container));
  if (container !== undefined && opened !== undefined) {
    await showDecoded({ kind: 'plain', name: nameOfUri(container.uri), text: opened.result.text });
    if (opened.typed !== undefined) {
      const memory = await askMemory(ONLY_STEP);
      if (memory !== undefined && memory !== BACK) {
        await keepPassPhrase(session, container.uri.toString(), opened.typed, memory);
      }
    }
  }
};

async function containerOf(given: unknown): Promise<Container | undefined> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (given instanceof vscode.Uri) {
    return fileContainer(given);
  }
  if (isObjectNode(given) && given.object.isBinary) {
    return fileContainer(vscode.Uri.parse(given.object.uri, true));
  }
  if (given === undefined && input instanceof vscode.TabInputCustom) {
    return fileContainer(input.uri);
  }
  if (given === undefined && vscode.window.activeTextEditor === undefined) {
    const [uri] = (await vscode.window.showOpenDialog({ title: TITLE, openLabel: 'Open' })) ?? [];
    return uri && fileContainer(uri);
  }
  const place = await givenPlace(given);
  return place && { uri: vscode.Uri.parse(place.uri, true), argument: place };
}

async function fileContainer(uri: vscode.Uri): Promise<Container> {
  return { uri, argument: { name: nameOfUri(uri), bytes: await readFileAsBase64(uri) } };
}

interface Opened {
  readonly result: OpenContainerResult;
  /** `undefined` where the pass phrase was remembered, or none was needed. */
  readonly typed: string | undefined;
}

/** Asks until it fits, or until the person gives up. */
async function openWithPassPhrase(session: Session, container: Container): Promise<Opened | undefined> {
  const key = container.uri.toString();
  const known = await recallPassPhrase(session, key);
  // What needs no pass phrase, and what cannot be opened at all, is found out before anybody is asked.
  const first = await tryPassPhrase(session, container, known ?? '');
  if (typeof first === 'object') {
    return { result: first, typed: undefined };
  }
  if (known !== undefined) {
    await forgetPassPhrase(session, key);
  }
  let hint = known === undefined ? undefined : first;
  for (;;) {
    const prompt = `${hint === undefined ? '' : `${hint} `}Pass phrase of ${nameOfUri(container.uri)}`;
    const typed = await askText(ONLY_STEP, { prompt, isPassword: true });
    if (typed === undefined || typed === BACK) {
      return undefined;
    }
    const result = await tryPassPhrase(session, container, typed);
    if (typeof result === 'object') {
      return { result, typed };
    }
    hint = result;
  }
}

/** What is inside, or why the pass phrase is the wrong one. */
async function tryPassPhrase(
  session: Session,
  { uri, argument }: Container,
  passPhrase: string,
): Promise<OpenContainerResult | string> {
  const sealed = await seal(session, passPhrase);
  const whole = sealed === undefined ? argument : { ...argument, passPhrase: sealed };
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: withoutLinks(`Opening ${nameOfUri(uri)}`),
    cancellable: true,
  };
  try {
    return await vscode.window.withProgress(options, (_progress, token) =>
      askServer<OpenContainerResult>(session, ServerCommand.openContainer, whole, token),
    );
  } catch (error) {
    const { data } = error as { readonly data?: Partial<OpenContainerRefusal> };
    if (data?.wrongPassPhrase === true && error instanceof Error) {
      return error.message;
    }
    throw error;
  }
}
