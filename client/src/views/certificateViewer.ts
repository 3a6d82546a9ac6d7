/** The certificate viewer: a read-only editor for files of bytes, and for any other file with objects in it. */
import * as vscode from 'vscode';
import { ServerCommand, type TextPosition } from '../../../server/src/core/protocol';
import type {
  Asn1ChildrenArguments,
  Asn1ChildrenResult,
  ViewModel,
  ViewModelArguments,
} from '../../../server/src/core/viewProtocol';
import type { MessageOfPage, MessageToPage } from '../../viewer/messages';
import { askServer } from '../commands/askServer';
import type { Session } from '../startClient';
import { nameOfUri, readFileAsBase64 } from './readFileAsBase64';

const VIEWER = 'phonepki.viewer';
/** The same for files that are text first: an editor is the default for all of its files, or for none. */
const OPTIONAL_VIEWER = 'phonepki.viewer.optional';
const ALWAYS = /\.(?:der|p12|pfx)$/i;

/** After the last change of a file it is read again. */
const DEBOUNCE = 300;

/** Where a viewer that is about to open shall look. */
const places = new Map<string, TextPosition>();

export function registerCertificateViewer(session: Session, extensionUri: vscode.Uri): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose() {} }),
    resolveCustomEditor({ uri }, panel) {
      showPage(panel, extensionUri);
      connectPage(session, uri, panel);
    },
  };
  return vscode.Disposable.from(
    ...[VIEWER, OPTIONAL_VIEWER].map((id) =>
      vscode.window.registerCustomEditorProvider(id, provider, { supportsMultipleEditorsPerDocument: true }),
    ),
  );
}

/** Opens the viewer on a file; `position` is that of the object to show first. */
export async function openViewer(
  uri: vscode.Uri,
  options: vscode.TextDocumentShowOptions = {},
  position?: TextPosition,
): Promise<void> {
  if (position !== undefined) {
    places.set(uri.toString(), position);
  }
  const id = ALWAYS.test(uri.path) ? VIEWER : OPTIONAL_VIEWER;
  await vscode.commands.executeCommand('vscode.openWith', uri, id, options);
}

function showPage({ webview }: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join('');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Nothing of any file is in here: the page gets it as data.
  webview.html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('viewer.css')}">
<title>Certificate Viewer</title>
</head>
<body>
<main id="page" aria-busy="true"></main>
<div id="status" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${address('viewer.js')}"></script>
</body>
</html>`;
}

function connectPage(session: Session, uri: vscode.Uri, panel: vscode.WebviewPanel): void {
  const name = nameOfUri(uri);
  let object: number | undefined;
  let bytes: string | undefined;
  const post = (message: MessageToPage) => void panel.webview.postMessage(message);

  async function show(position?: TextPosition): Promise<void> {
    try {
      bytes ??= await readFileAsBase64(uri);
      const argument: ViewModelArguments = {
        name,
        bytes,
        uri: uri.toString(),
        ...(position === undefined ? {} : { position }),
        ...(position !== undefined || object === undefined ? {} : { object }),
      };
      const model = await askServer<ViewModel>(session, ServerCommand.viewModel, argument);
      object = model.shown?.id;
      post({ type: 'model', model });
    } catch (error) {
      post({ type: 'failed', reason: reasonOf(error) });
    }
  }

  async function children(message: Extract<MessageOfPage, { type: 'children' }>): Promise<void> {
    const { request, object: of, path, from, count } = message;
    try {
      bytes ??= await readFileAsBase64(uri);
      const argument: Asn1ChildrenArguments = { name, bytes, object: of, path, from, count };
      const result = await askServer<Asn1ChildrenResult>(session, ServerCommand.asn1Children, argument);
      post({ type: 'children', request, result });
    } catch (error) {
      post({ type: 'childrenFailed', request, reason: reasonOf(error) });
    }
  }

  async function answer(message: MessageOfPage): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const position = places.get(uri.toString());
        places.delete(uri.toString());
        object = message.object;
        return show(position);
      }
      case 'select':
        object = message.object;
        return show();
      case 'openWithPassPhrase':
        return vscode.commands.executeCommand('phonepki.openContainer', uri);
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return post({ type: 'copied', label: message.label });
      case 'children':
        return children(message);
    }
  }

  const changes = watchFile(uri, () => {
    bytes = undefined;
    void show();
  });
  const shown = panel.onDidChangeViewState(() => {
    const position = panel.active ? places.get(uri.toString()) : undefined;
    if (position !== undefined) {
      places.delete(uri.toString());
      void show(position);
    }
  });
  const messages = panel.webview.onDidReceiveMessage((message: MessageOfPage) => void answer(message));
  panel.onDidDispose(() => vscode.Disposable.from(changes, shown, messages).dispose());
}

/** Calls back when the file or the text in its editor has changed. */
function watchFile(uri: vscode.Uri, changed: () => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, DEBOUNCE);
  };
  const name = nameOfUri(uri).replace(/[[\]{}*?]/g, '?');
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
  );
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(later),
    watcher.onDidCreate(later),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === uri.toString()) {
        later();
      }
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
