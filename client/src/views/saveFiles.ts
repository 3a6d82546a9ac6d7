/** Files that a command of the server made, written where the person says; nothing is overwritten without being asked. */
import * as vscode from 'vscode';
import { messages } from '../messages';

export interface MadeFile {
  /** Without a folder. */
  readonly name: string;
  /** In base64. */
  readonly bytes: string;
  /** For its owner alone: an editor cannot write it so, the server can. */
  readonly isSecret?: boolean;
}

/** Has the server write the same files: one as `output`, several into the folder `output`. */
export type ServerWriter = (output: string, overwrite: boolean) => Promise<unknown>;

/** One file under a name of its own, several into a folder. Gives the file where it was one. */
export async function saveFiles(
  source: vscode.Uri,
  files: readonly MadeFile[],
  writeSecret?: ServerWriter,
): Promise<vscode.Uri | undefined> {
  if (!vscode.workspace.isTrusted) {
    throw new Error('Nothing was written: this workspace is not trusted.');
  }
  const folder =
    source.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(source, '..');
  const [first] = files;
  if (first !== undefined && files.length === 1) {
    const target = await vscode.window.showSaveDialog(
      folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, first.name) },
    );
    if (target !== undefined) {
      // The dialog asked about a file that is there.
      await (writerFor(target, files, writeSecret)?.(target.toString(), true) ??
        vscode.workspace.fs.writeFile(target, fromBase64(first.bytes)));
    }
    return target;
  }
  const [target] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: `Write ${files.length} Files`,
      ...(folder === undefined ? {} : { defaultUri: folder }),
    })) ?? [];
  if (target === undefined) {
    return undefined;
  }
  const taken = new Set((await vscode.workspace.fs.readDirectory(target)).map(([name]) => name));
  const clashing = files.filter(({ name }) => taken.has(name)).map(({ name }) => name);
  if (clashing.length > 0) {
    throw new Error(`Nothing was written: ${clashing.join(', ')} would be overwritten.`);
  }
  await (writerFor(target, files, writeSecret)?.(target.toString(), false) ?? writeAll(target, files));
  void messages.showInformationMessage(`${files.length} files were written.`);
  return undefined;
}

/** The server has a disk where the files are on one. */
function writerFor(
  target: vscode.Uri,
  files: readonly MadeFile[],
  writeSecret: ServerWriter | undefined,
): ServerWriter | undefined {
  return target.scheme === 'file' && files.some(({ isSecret }) => isSecret === true)
    ? writeSecret
    : undefined;
}

async function writeAll(folder: vscode.Uri, files: readonly MadeFile[]): Promise<void> {
  for (const { name, bytes } of files) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), fromBase64(bytes));
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
