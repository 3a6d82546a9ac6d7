/** Whether a device would accept a file: the command with its two questions, and the hover. */
import { commands, Position, window } from 'vscode';
import { hoverAt, openFile, uriOf, whileSetting } from './documents';
import { contains, eventually, isTrue } from './expect';
import { test } from './suite';

export function registerDeviceVerdictTests(): void {
  test('a certificate is checked for the devices that the settings name', async () => {
    await whileSetting('phonepki.profile', ['spectralink-8400', '8021x-client'], async () => {
      const document = await openFile('server.crt');
      await eventually('the verdict in the hover', async () =>
        (await hoverAt(document, new Position(2, 10))).includes('Spectralink 8400: would be accepted')
          ? true
          : undefined,
      );
      const done = commands.executeCommand('phonepki.checkForDevice', uriOf('server.crt'));
      const report = await eventually('the report', async () => {
        // First the devices, of which those of the settings are chosen; then the first verdict.
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        const { activeTextEditor } = window;
        return activeTextEditor?.document.uri.path.startsWith('/Verdict on') ? activeTextEditor : undefined;
      });
      await done;
      const text = report.document.getText();
      contains(text, [
        'server.crt',
        'Spectralink 8400: would be accepted',
        '802.1X, the phone or computer: may be',
      ]);
      isTrue(!text.includes('innovaphone:'), 'no other device is asked');
    });
  });
}
