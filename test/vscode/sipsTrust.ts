/** Who trusts whom over SIPS: the form, the list of what is missing, and the way from there into a trust list. */
import { commands, type TextDocument, window, workspace } from 'vscode';
import { openFile, readText, uriOf } from './documents';
import { contains, equal, eventually } from './expect';
import { test } from './suite';

export function registerSipsTrustTests(): void {
  test('a trust that is missing between two devices of a folder is found and added', async () => {
    await openFile('sips/pbx.pem', await readText('server.crt'));
    const list = await openFile('sips/phone.trustlist.txt', '# of a phone\n');
    await eventually('the devices in the index', async () => {
      const { devices } = await commands.executeCommand<{ readonly devices: readonly unknown[] }>(
        'phonepki.server.sipsTrust',
        { folder: uriOf('sips').toString() },
      );
      return devices.length === 2 || undefined;
    });
    const done = commands.executeCommand('phonepki.checkSipsTrust', uriOf('sips'));
    const report = await eventually('the report', async () => {
      // The common name, the registrar, the phone; then what is missing, its way into the list, and all as text.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { activeTextEditor } = window;
      return activeTextEditor?.document.uri.path.startsWith('/SIPS trust in') ? activeTextEditor : undefined;
    });
    await done;
    contains(report.document.getText(), [
      'SIPS trust in sips',
      'Domain: bootserver1.spectralink.com',
      'No trust is missing (1 looked at).',
      'phone trusts "bootserver1.spectralink.com" of pbx, by "Root CA".',
    ]);
    equal(list.getText(), `# of a phone\n${await pemOf('ca.crt')}`, 'the trust list');
    equal(await stored(list), '# of a phone\n', 'the file, which nobody saved');
  });
}

async function pemOf(name: string): Promise<string> {
  const text = await readText(name);
  return `${text.slice(text.indexOf('-----BEGIN')).trim()}\n`;
}

async function stored({ uri }: TextDocument): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
