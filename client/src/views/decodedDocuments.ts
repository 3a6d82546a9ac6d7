/** Read-only texts that say what an object holds: of a file of bytes, of a block in a document, of any text. */
import * as vscode from 'vscode';
import {
  type DecodeTextArguments,
  type DescribeFileArguments,
  type ObjectPlaceArguments,
  ServerCommand,
  type TextResult,
} from '../../../server/src/core/protocol';
import { askServer } from '../commands/askServer';
import type { Session } from '../startClient';
import { nameOfUri, readFileAsBase64 } from './readFileAsBase64';

export const DECODED_SCHEME = 'phonepki-decoded';

/** What is decoded. */
export type Source =
  | { readonly kind: 'file'; readonly uri: string }
  | ({ readonly kind: 'object' } & ObjectPlaceArguments)
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  /** Shown as it is. */
  | { readonly kind: 'plain'; readonly name: string; readonly text: string };

/** Sources of the texts that are open; the text of a selection or of the clipboard lives here and nowhere else. */
const sources = new Map<string, Source>();
/** Why there is nothing to show: VS Code hides the reason behind the address. */
const refusals = new Map<string, unknown>();
let lastId = 0;

export function registerDecodedDocuments(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(DECODED_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        contentOf(session, sources.get(uri.query)).catch((error: unknown) => {
          refusals.set(uri.query, error);
          throw error;
        }),
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      for (const document of vscode.workspace.textDocuments) {
        const source = document.uri.scheme === DECODED_SCHEME ? sources.get(document.uri.query) : undefined;
        if (source?.kind === 'object' && source.uri === uri.toString()) {
          changed.fire(document.uri);
        }
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === DECODED_SCHEME) {
        sources.delete(uri.query);
        refusals.delete(uri.query);
      }
    }),
  );
}

/** Opens the text of a source; throws with the server's reason where there is nothing to show. */
export async function showDecoded(
  source: Source,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const uri = decodedUri(source);
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, (error: unknown) => {
    const reason = refusals.get(uri.query) ?? error;
    refusals.delete(uri.query);
    sources.delete(uri.query);
    throw reason;
  });
  await vscode.window.showTextDocument(document, options);
}

/** The address of the text of a source; it lives as long as the text is open. */
export function decodedUri(source: Source): vscode.Uri {
  const id = String(++lastId);
  sources.set(id, source);
  return vscode.Uri.from({ scheme: DECODED_SCHEME, path: `/${nameOf(source)} (decoded)`, query: id });
}

function nameOf(source: Source): string {
  return source.kind === 'text' || source.kind === 'plain'
    ? source.name
    : source.uri.slice(source.uri.lastIndexOf('/') + 1);
}

async function contentOf(session: Session, source: Source | undefined): Promise<string> {
  switch (source?.kind) {
    case undefined:
      return 'What was decoded here is not kept over a restart. Decode it again.';
    case 'file': {
      const uri = vscode.Uri.parse(source.uri, true);
      const argument: DescribeFileArguments = {
        name: nameOfUri(uri),
        bytes: await readFileAsBase64(uri),
      };
      return (await askServer<TextResult>(session, ServerCommand.describeFile, argument)).text;
    }
    case 'object': {
      const { uri, position } = source;
      return (await askServer<TextResult>(session, ServerCommand.describeObject, { uri, position })).text;
    }
    case 'plain':
      return source.text;
    case 'text': {
      const argument: DecodeTextArguments = { text: source.text };
      return (await askServer<TextResult>(session, ServerCommand.decodeText, argument)).text;
    }
  }
}
