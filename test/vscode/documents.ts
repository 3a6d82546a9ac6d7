/** What the tests do with documents, in words of VS Code. */
import {
  type CodeLens,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  type Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually } from './expect';

/** A file of the workspace the suite runs in. */
export function uriOf(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The suite needs a workspace folder.');
  return Uri.joinPath(folder.uri, path);
}

export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uriOf(path)));
}

/** Opens a file in an editor; with `text`, writes it first. */
export async function openFile(path: string, text?: string): Promise<TextDocument> {
  const uri = uriOf(path);
  if (text !== undefined) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** Types `text` over `range`, as an edit that is not saved yet. */
export async function replace(document: TextDocument, range: Range, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, text);
  if (!(await workspace.applyEdit(edit))) throw new Error('The edit was refused.');
}

/** The text of our hover on a certificate, once the server has it. */
export async function hoverAt(document: TextDocument, position: Position): Promise<string> {
  return eventually(`a hover on ${document.uri.path}:${position.line}`, async () => {
    const hovers = await hoversAt(document, position);
    return hovers.map(withoutEntities).find((hover) => hover.includes('SHA-256'));
  });
}

function withoutEntities(markdown: string): string {
  return markdown
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** Every hover there is, of any extension. */
export async function hoversAt(document: TextDocument, position: Position): Promise<readonly string[]> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.map((hover) =>
    hover.contents.map((part) => (part instanceof MarkdownString ? part.value : String(part))).join('\n'),
  );
}

export async function lensTitles(document: TextDocument): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    Number.MAX_SAFE_INTEGER,
  );
  return lenses.map((lens) => lens.command?.title ?? '');
}

/** Our diagnostics on a document at this moment. */
export function diagnosticsOf(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'PhonePKI');
}

export async function symbolsOf(document: TextDocument): Promise<readonly DocumentSymbol[] | undefined> {
  const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  return symbols?.length ? symbols : undefined;
}

/** The first and last lines of what folds, as providers say it. */
export async function foldsOf(document: TextDocument): Promise<readonly (readonly number[])[]> {
  const ranges = await commands.executeCommand<FoldingRange[] | undefined>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  return (ranges ?? []).map(({ start, end }) => [start, end]);
}

/** Runs `body` while a setting of the workspace has this value. */
export async function whileSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  await workspace.getConfiguration().update(name, value);
  try {
    await body();
  } finally {
    await workspace.getConfiguration().update(name, undefined);
  }
}
