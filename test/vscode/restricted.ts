/** Restricted mode: reading works. */
import { Position, workspace } from 'vscode';
import { hoverAt, lensTitles, openFile, symbolsOf } from './documents';
import { contains, equal, eventually } from './expect';
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
}
