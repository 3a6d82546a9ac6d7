/** When the extension becomes active, and when its server starts. */
import { commands, extensions, Position, workspace } from 'vscode';
import { hoverAt, openFile, readText } from './documents';
import { equal, eventually, isTrue } from './expect';
import { test } from './suite';

/** Longer than the search for files takes in a folder of two. */
const quietMilliseconds = 3000;

export function registerActivationTests(): void {
  test('the extension is there and becomes active', async () => {
    const extension = extensions.getExtension('phonepki.phonepki');
    isTrue(extension !== undefined, 'not found');
    await eventually('activation', () => extension?.isActive || undefined);
  });

  test('every command that it contributes is there, whatever the host', async () => {
    const manifest: unknown = extensions.getExtension('phonepki.phonepki')?.packageJSON;
    const { contributes } = manifest as { contributes: { commands: { command: string }[] } };
    const known = new Set(await commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !known.has(command));
    isTrue(contributes.commands.length > 20, 'the list of commands');
    equal(missing, [], 'commands that nothing answers');
  });
}

/** In a folder that has nothing of PKI in it. */
export function registerDormantTests(): void {
  test('the server does not start where there is nothing to decode', async () => {
    await openFile('notes.md');
    await openFile('main.js');
    await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
    equal(await serverCommands(), [], 'commands that the server registers');
  });

  test('it starts at the first marker', async () => {
    const pem = await readText('../sample/ca.crt');
    const document = await workspace.openTextDocument({ content: pem });
    await hoverAt(document, new Position(5, 20));
    isTrue((await serverCommands()).length > 0, 'the server registers its commands');
  });
}

/** VS Code knows the commands of the server as soon as it runs. */
async function serverCommands(): Promise<readonly string[]> {
  return (await commands.getCommands(true)).filter((id) => id.startsWith('phonepki.server.'));
}
