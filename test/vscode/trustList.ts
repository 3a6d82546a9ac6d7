/** Trust lists in an editor with their view, and the DHCP options of the config at hand. */
import { commands, extensions, type TextDocument, window, workspace } from 'vscode';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { openFile, readText } from './documents';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

export function registerTrustListTests(): void {
  test('certificates get into a trust list once, with undo, and out again', async () => {
    const pem = await readText('ca.crt');
    const document = await openFile('lists/pbx.trustlist.txt', '# of the PBX\n');
    const node = await nodeOf('ca.crt');
    await commands.executeCommand('phonepki.trustList.add', node, undefined);
    await eventually('the certificate', () => certificatesIn(document) === 1 || undefined);
    contains(document.getText(), ['# of the PBX\n', pem.trim()]);
    await commands.executeCommand('phonepki.trustList.add', node, undefined);
    equal(certificatesIn(document), 1, 'certificates after adding it again');
    await commands.executeCommand('phonepki.trustListView.focus');
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await eventually('the list as it was', () => document.getText() === '# of the PBX\n' || undefined);
    await commands.executeCommand('redo');
    await eventually('the certificate again', () => certificatesIn(document) === 1 || undefined);
    const entry = { kind: 'trustListEntry', uri: document.uri.toString(), entry: { id: node.object.sha256 } };
    await commands.executeCommand('phonepki.trustList.remove', entry, [entry]);
    await eventually('the empty list', () => document.getText() === '# of the PBX\n' || undefined);
    await document.save();
  });

  test('any file of PEMs opens as a trust list', async () => {
    const document = await openFile('lists/peers.pem', await readText('ca.crt'));
    await commands.executeCommand('phonepki.trustList.open', document.uri);
    await commands.executeCommand('phonepki.trustList.add', await nodeOf('server.crt'), undefined);
    await eventually('both certificates', () => certificatesIn(document) === 2 || undefined);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('the DHCP options of a config open as a new document', async () => {
    const config = [
      '<PHONE_CONFIG',
      '  device.set="1"',
      '  device.prov.serverName.set="1"',
      '  device.prov.serverName="dhcp.example.com"',
      '  device.prov.serverType.set="1"',
      '  device.prov.serverType="HTTPS"',
      '/>',
      '',
    ].join('\n');
    const source = await openFile('lists/site.cfg', config);
    await eventually('the language XML', () => source.languageId === 'xml' || undefined);
    const done = commands.executeCommand('phonepki.dhcpOptions');
    const made = await eventually('the new document', async () => {
      // Every question comes with an answer from the config, or with the first choice.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const document = window.activeTextEditor?.document;
      return document?.isUntitled === true ? document : undefined;
    });
    await done;
    contains(made.getText(), [
      'dhcp-option-force=66,"https://dhcp.example.com"',
      'device.dhcp.bootSrvUseOpt',
    ]);
    isTrue(workspace.textDocuments.includes(source), 'the config stays open');
  });

  // In a web worker there is no Git, and no file that the server could write.
  if (extensions.getExtension('vscode.git') === undefined) {
    return;
  }
  test('the files of new phones come from a table', async () => {
    const table = await openFile('lists/phones.csv', 'Name,MAC\nDesk,00:1e:30:0a:9f:33\n');
    const done = commands.executeCommand('phonepki.newPhoneConfig', table.uri);
    const text = await eventually('the device file', async () => {
      // No CA, no certificates, the folder of the table.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return readText('lists/op410adv_conf001E300A9F33.xml').then(
        (found) => found,
        () => undefined,
      );
    });
    await done;
    contains(text, ['<Item name="device-config-version">1</Item>']);
    contains(await readText('lists/op410adv_conf.xml'), ['system-config-version']);
  });
}

function certificatesIn(document: TextDocument): number {
  return document.getText().split('-----BEGIN CERTIFICATE-----').length - 1;
}

async function nodeOf(name: string) {
  const object = await eventually(`${name} in the index`, async () => {
    const { objects } = await commands.executeCommand<ListObjectsResult>('phonepki.server.listObjects', {});
    return objects.find(({ uri, kind }) => uri.endsWith(`/${name}`) && kind === 'certificate');
  });
  return { kind: 'object', object } as const;
}
