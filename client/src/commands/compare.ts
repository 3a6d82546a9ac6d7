import * as vscode from 'vscode';
import { ServerCommand, type TextResult } from '../../../server/src/core/protocol';
import type { CompareTextArguments } from '../../../server/src/core/viewProtocol';
import type {
  IndexedObject,
  ListObjectsArguments,
  ListObjectsResult,
} from '../../../server/src/core/workspaceProtocol';
import type { Session } from '../startClient';
import { decodedUri } from '../views/decodedDocuments';
import { isObjectNode } from '../views/pki/pkiNode';
import { expiryWords, shortTitle } from '../views/pki/words';
import { nameOfUri, readFileAsBase64 } from '../views/readFileAsBase64';
import { askServer } from './askServer';
import type { Command } from './command';

const TITLE = 'Compare Certificates';

/** What there is to compare: a request and what came of it, too. */
const KINDS: ReadonlySet<string> = new Set(['certificate', 'certificateRequest', 'certificateList']);

/** Two certificates of the workspace, side by side, field by field; the older one to the left. */
export const compare: Command = async (session, given, selected) => {
  const nodes = Array.isArray(selected) ? selected.filter(isObjectNode) : [given].filter(isObjectNode);
  const objects = nodes.map(({ object }) => object).filter(({ kind }) => KINDS.has(kind));
  const first = objects[0] ?? (await pick(session, 'The first one', undefined));
  const second =
    first && (objects[1] ?? (await pick(session, `Compared with ${shortTitle(first.title)}`, first)));
  if (first === undefined || second === undefined) {
    return;
  }
  const [older, newer] =
    (first.notBefore ?? 0) <= (second.notBefore ?? 0) ? [first, second] : [second, first];
  await vscode.commands.executeCommand(
    'vscode.diff',
    await documentOf(session, older),
    await documentOf(session, newer),
    `${shortTitle(older.title)} ↔ ${shortTitle(newer.title)}`,
  );
};

async function pick(
  session: Session,
  placeHolder: string,
  other: IndexedObject | undefined,
): Promise<IndexedObject | undefined> {
  const argument: ListObjectsArguments = {
    roles: ['root CA', 'intermediate CA', 'leaf', 'request', 'CRL'],
  };
  const { objects } = await askServer<ListObjectsResult>(session, ServerCommand.listObjects, argument);
  const now = Date.now();
  const items = objects
    .filter(({ id }) => id !== other?.id)
    .map((object) => ({
      label: shortTitle(object.title),
      description: [object.role, expiryWords(object, now)].filter((part) => part !== '').join(', '),
      detail: placeOf(object),
      object,
    }));
  // What is about the same subject is what one most likely means.
  const isNear = ({ object }: (typeof items)[number]) => object.subject === other?.subject;
  const sorted = [...items.filter(isNear), ...items.filter((item) => !isNear(item))];
  const options = { title: TITLE, placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(sorted, options))?.object;
}

function placeOf({ uri, range, isBinary }: IndexedObject): string {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
  return isBinary ? path : `${path}, line ${range.start.line + 1}`;
}

async function documentOf(session: Session, { id, uri, title }: IndexedObject): Promise<vscode.Uri> {
  const file = vscode.Uri.parse(uri, true);
  const { objects } = await askServer<ListObjectsResult>(session, ServerCommand.listObjects, { uri });
  const argument: CompareTextArguments = {
    name: nameOfUri(file),
    bytes: await readFileAsBase64(file),
    object: Math.max(
      0,
      objects.findIndex((object) => object.id === id),
    ),
  };
  const { text } = await askServer<TextResult>(session, ServerCommand.compareText, argument);
  return decodedUri({ kind: 'plain', name: shortTitle(title).replaceAll('/', ' '), text });
}
