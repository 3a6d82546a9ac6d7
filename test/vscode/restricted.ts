/** Restricted mode: reading works. */
import { commands, Position, workspace } from 'vscode';
import { hoverAt, lensTitles, openFile, symbolsOf, uriOf } from './documents';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

export function registerRestrictedTests(): void {
  test('the workspace is not trusted', async () => {
    equal(workspace.isTrusted, false, 'trusted');
  });

  test('hover, lens and outline work all the same', async () => {
    const document = await openFile('ca.crt');
    contains(await hoverAt(document, new Position(5, 20)), ['Root CA', 'RSA, 2048 bits']);
    contains(await eventually('a lens', async () => (await lensTitles(document))[0]), ['CN=Root CA']);
    await eventually('an outline', () => symbolsOf(document));
  });

  test('the viewer opens; a conversion that would write a file is refused', async () => {
    await commands.executeCommand('phonepki.openViewer', uriOf('server.der'));
    const before = await workspace.fs.readDirectory(uriOf('.'));
    let ended = false;
    const done = commands.executeCommand('phonepki.convert', uriOf('server.crt')).then(() => {
      ended = true;
    });
    // The second entry of the list is DER. Without the refusal, a dialog would wait for a name.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await commands.executeCommand('workbench.action.quickOpenSelectNext');
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await eventually('the end', () => (ended ? true : undefined));
    await done;
    isTrue(!workspace.textDocuments.some(({ isUntitled }) => isUntitled), 'nothing was converted to a text');
    equal(await workspace.fs.readDirectory(uriOf('.')), before, 'the files of the folder');
  });
}
