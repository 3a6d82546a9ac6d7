/** DER, which VS Code would refuse to show as text. */
import { commands, TabInputCustom, window, workspace } from 'vscode';
import { readText, uriOf } from './documents';
import { equal, eventually } from './expect';
import { test } from './suite';

export function registerBinaryTests(): void {
  for (const name of ['binary.crt', 'binary.cer', 'binary.der']) {
    test(`${name}, in DER, opens in the viewer and stays as it is on disk`, async () => {
      const der = await workspace.fs.readFile(uriOf('server.der'));
      const uri = uriOf(name);
      await workspace.fs.writeFile(uri, der);
      await commands.executeCommand('vscode.open', uri);
      const viewer = await eventually('the viewer, alone', () => {
        const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
        const input = tabs.length === 1 ? tabs[0]?.input : undefined;
        return input instanceof TabInputCustom && input.viewType.startsWith('phonepki.') ? input : undefined;
      });
      equal(viewer.uri.toString(), uri.toString(), 'what it shows');
      equal([...(await workspace.fs.readFile(uri))], [...der], 'the bytes of the file');
    });
  }

  test('a text certificate under the same extension stays text', async () => {
    await commands.executeCommand('vscode.open', uriOf('server.crt'));
    const editor = await eventually('the editor', () => window.activeTextEditor);
    equal(editor.document.getText(), await readText('server.crt'), 'text');
  });
}
