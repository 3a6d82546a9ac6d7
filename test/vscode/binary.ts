/** DER, which VS Code would refuse to show as text. */
import { commands, Position, window, workspace } from 'vscode';
import { readText, uriOf } from './documents';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

export function registerBinaryTests(): void {
  test('a certificate in DER opens decoded, read-only, and stays as it is on disk', async () => {
    const der = await workspace.fs.readFile(uriOf('server.der'));
    for (const name of ['binary.crt', 'binary.cer']) {
      const uri = uriOf(name);
      await workspace.fs.writeFile(uri, der);
      await commands.executeCommand('vscode.open', uri);
      const editor = await eventually(`the decoded document of ${name}`, () => {
        const { activeTextEditor } = window;
        const text = activeTextEditor?.document.getText() ?? '';
        return text.includes('bootserver1.spectralink.com') ? activeTextEditor : undefined;
      });
      contains(editor.document.getText(), ['Root CA', 'SHA-256']);
      isTrue(editor.document.uri.scheme !== uri.scheme, 'the document is not the file');
      isTrue(
        workspace.fs.isWritableFileSystem(editor.document.uri.scheme) !== true,
        'it cannot be written to',
      );
      const typed = await editor
        .edit((builder) => builder.insert(new Position(0, 0), 'x'))
        .then(undefined, () => false);
      isTrue(!typed || !(await editor.document.save()), 'typing into it saves nothing');
      equal([...(await workspace.fs.readFile(uri))], [...der], 'the bytes of the file');
    }
  });

  test('a text certificate under the same extension stays text', async () => {
    await commands.executeCommand('vscode.open', uriOf('server.crt'));
    const editor = await eventually('the editor', () => window.activeTextEditor);
    equal(editor.document.getText(), await readText('server.crt'), 'text');
  });
}
