/** DER, which VS Code would refuse to show as text, and the certificate viewer. */
import { commands, TabInputCustom, type Uri, window, workspace } from 'vscode';
import { openFile, readText, uriOf } from './documents';
import { equal, eventually } from './expect';
import { test } from './suite';

export function registerBinaryTests(): void {
  test('DER under the extensions of PEM opens in the viewer, alone, and stays as it is on disk', async () => {
    const der = await workspace.fs.readFile(uriOf('server.der'));
    for (const name of ['binary.crt', 'binary.cer']) {
      const uri = uriOf(name);
      await workspace.fs.writeFile(uri, der);
      await commands.executeCommand('vscode.open', uri);
      await eventually(`the viewer on ${name}`, () => (viewersOf(uri).length === 1 ? true : undefined));
      await eventually(`no other tab of ${name}`, () => (tabs().length === 1 ? true : undefined));
      equal([...(await workspace.fs.readFile(uri))], [...der], 'the bytes of the file');
      await commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  test('the viewer is the default for .der', async () => {
    await commands.executeCommand('vscode.open', uriOf('server.der'));
    await eventually('the viewer', () =>
      viewersOf(uriOf('server.der')).includes('phonepki.viewer') ? true : undefined,
    );
  });

  test('a text certificate stays text, and opens in the viewer when one asks for it', async () => {
    const uri = uriOf('server.crt');
    await commands.executeCommand('vscode.open', uri);
    const editor = await eventually('the editor', () => window.activeTextEditor);
    equal(editor.document.getText(), await readText('server.crt'), 'text');
    await commands.executeCommand('phonepki.openViewer');
    await eventually('the viewer', () =>
      viewersOf(uri).includes('phonepki.viewer.optional') ? true : undefined,
    );
  });

  test('the viewer opens on a certificate in another file', async () => {
    const document = await openFile('provisioning/op410adv_conf.xml');
    await commands.executeCommand('phonepki.openViewer');
    await eventually('the viewer', () => (viewersOf(document.uri).length > 0 ? true : undefined));
  });
}

function tabs() {
  return window.tabGroups.all.flatMap((group) => group.tabs);
}

/** The kinds of viewers that are open on a file. */
function viewersOf(uri: Uri): readonly string[] {
  return tabs().flatMap(({ input }) =>
    input instanceof TabInputCustom && input.uri.toString() === uri.toString() ? [input.viewType] : [],
  );
}
