/** The certificate that a command of the CA is about: of a line of a view, a file, or the active editor. */
import * as vscode from 'vscode';
import {
  type CaContentsArguments,
  type CaContentsResult,
  CaLifeCommand,
} from '../../../server/src/core/caLifeProtocol';
import { ServerCommand } from '../../../server/src/core/protocol';
import type { ListObjectsArguments, ListObjectsResult } from '../../../server/src/core/workspaceProtocol';
import { askServer } from '../commands/askServer';
import type { Session } from '../startClient';
import { isAuthorityNode, isEntryNode } from '../views/pki/caNode';
import { isObjectNode } from '../views/pki/pkiNode';

export interface ChosenCertificate {
  /** What the commands of the server are told. */
  readonly choice: { readonly serialNumber: string } | { readonly certificateText: string };
  /** The folder of the CA that issued it, where that is known. */
  readonly authority: string | undefined;
  /** The file that holds it, where that is known. */
  readonly uri: vscode.Uri | undefined;
  /** In hexadecimal, where it is known without reading the certificate. */
  readonly serialNumber: string | undefined;
}

export async function chosenCertificate(
  given: unknown,
  title: string,
): Promise<ChosenCertificate | undefined> {
  if (isEntryNode(given)) {
    const { serialNumber = '', uri } = given.entry;
    return {
      choice: { serialNumber },
      authority: given.authority,
      uri: uri === undefined ? undefined : vscode.Uri.parse(uri, true),
      serialNumber,
    };
  }
  if (isObjectNode(given)) {
    const { uri, range, serialNumber } = given.object;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const text = document.getText().slice(document.offsetAt(new vscode.Position(range.start.line, 0)));
    return { choice: { certificateText: text }, authority: undefined, uri: document.uri, serialNumber };
  }
  const uri = given instanceof vscode.Uri ? given : await activeOrChosen(title);
  if (uri === undefined) {
    return undefined;
  }
  const octets = await vscode.workspace.fs.readFile(uri);
  const certificateText = new TextDecoder().decode(octets);
  return { choice: { certificateText }, authority: undefined, uri, serialNumber: undefined };
}

async function activeOrChosen(title: string): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && /BEGIN (X509 |TRUSTED )?CERTIFICATE-/.test(active.getText())) {
    return active.uri;
  }
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  return uri;
}

/** What a CA holds, or why that is not known. */
export function caContents(session: Session, argument: CaContentsArguments): Promise<CaContentsResult> {
  return askServer<CaContentsResult>(session, CaLifeCommand.contents, argument);
}

/** The folder of the CA that a line of the view stands for. */
export function givenAuthority(given: unknown): string | undefined {
  return isAuthorityNode(given) || isEntryNode(given) ? given.authority : undefined;
}

/** Files of the workspace that hold this certificate and nothing else: what can be replaced without losing more. */
export async function filesWithOnly(
  session: Session,
  { serialNumber, uri }: ChosenCertificate,
): Promise<readonly vscode.Uri[]> {
  const list = (argument: ListObjectsArguments) =>
    askServer<ListObjectsResult>(session, ServerCommand.listObjects, argument);
  const known =
    serialNumber === undefined || serialNumber === ''
      ? []
      : (await list({ query: serialNumber })).objects
          .filter(
            (object) => object.kind === 'certificate' && isSameNumber(object.serialNumber, serialNumber),
          )
          .map((object) => object.uri);
  const candidates = new Set([...(uri === undefined ? [] : [uri.toString()]), ...known]);
  const alone: vscode.Uri[] = [];
  for (const candidate of candidates) {
    const { objects, total } = await list({ uri: candidate });
    if (
      total === 1 &&
      objects[0]?.kind === 'certificate' &&
      !objects[0].isBinary &&
      !/\/(newcerts|certs_by_serial)\/[^/]+$/.test(candidate)
    ) {
      alone.push(vscode.Uri.parse(candidate, true));
    }
  }
  return alone;
}

function isSameNumber(one: string | undefined, other: string): boolean {
  const plain = (hex: string) => hex.replace(/^0+/, '').toUpperCase();
  return one !== undefined && plain(one) === plain(other);
}
