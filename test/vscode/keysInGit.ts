/** Private keys in clear in a repository: what Git says of their files, opened or not, and the fixes. */
import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  extensions,
  languages,
  type Range,
  type Uri,
  workspace,
} from 'vscode';
import { openFile, readText, uriOf } from './documents';
import { equal, eventually } from './expect';
import { test } from './suite';

const RULE = 'key/unencrypted-in-repository';

/** As much of the Git extension as is used here. */
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: Uri): { add(paths: readonly string[]): Promise<void> } | null };
}

export function registerKeysInGitTests(): void {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  // In a web worker there is no Git.
  if (git === undefined) return;

  test('a key in clear that Git does not ignore is found, and silent once it is ignored', async () => {
    const key = await readText('server.key');
    const unopened = uriOf('versioned/unopened.key');
    await workspace.fs.writeFile(unopened, new TextEncoder().encode(key));
    const document = await openFile('versioned/phone 1.key', key);
    await found(unopened, 'does not ignore');
    const { range } = await found(document.uri, 'does not ignore');
    const action = await actionOf(document.uri, range, 'Add the file to .gitignore');
    await commands.executeCommand(action.command?.command ?? '', ...(action.command?.arguments ?? []));
    await silent(document.uri);
    equal(await readText('versioned/.gitignore'), '/phone 1.key\n', '.gitignore');
    await commands.executeCommand('phonepki.addToGitignore', unopened);
    await silent(unopened);
    equal(await readText('versioned/.gitignore'), '/phone 1.key\n/unopened.key\n', '.gitignore');
    await workspace.fs.delete(uriOf('versioned/.gitignore'));
    await found(unopened, 'does not ignore');
    await found(document.uri, 'does not ignore');
  });

  test('a key in clear that Git tracks is found', async () => {
    const key = uriOf('versioned/unopened.key');
    const repository = (await git.activate()).getAPI(1).getRepository(key);
    await repository?.add([key.fsPath]);
    await found(key, 'Git tracks its file');
  });

  test('a key is found no more when it is gone', async () => {
    const document = await openFile('versioned/phone 1.key');
    const { range } = await found(document.uri, 'does not ignore');
    await actionOf(document.uri, range, 'Encrypt this private key…');
    const unopened = uriOf('versioned/unopened.key');
    await workspace.fs.delete(unopened);
    await silent(unopened);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.fs.delete(document.uri);
  });
}

function findingOf(uri: Uri): Diagnostic | undefined {
  return languages
    .getDiagnostics(uri)
    .find(({ code }) => code === RULE || (typeof code === 'object' && code.value === RULE));
}

function found(uri: Uri, words: string): Promise<Diagnostic> {
  return eventually(`${RULE} on ${uri.path}: ${words}`, () => {
    const finding = findingOf(uri);
    return finding?.message.includes(words) === true ? finding : undefined;
  });
}

async function silent(uri: Uri): Promise<void> {
  await eventually(`no ${RULE} on ${uri.path}`, () => findingOf(uri) === undefined || undefined);
}

function actionOf(uri: Uri, range: Range, title: string): Promise<CodeAction> {
  return eventually(`the action "${title}"`, async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      CodeActionKind.QuickFix.value,
    );
    return actions.find((action) => action.title === title);
  });
}
