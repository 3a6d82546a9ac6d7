/** Certificates go into phone configs and out of them; a lens and code actions offer it. */
import { type CodeAction, type CodeLens, commands, Range, type TextDocument } from 'vscode';
import type { ListEmbeddedResult, ListSlotSourcesResult } from '../../server/src/core/slotProtocol';
import { openFile, readText } from './documents';
import { equal, eventually, isTrue } from './expect';
import { test } from './suite';

const config = [
  '<Message>',
  '  <Action>WriteItems</Action>',
  '  <ItemList>',
  '    <Item name="system-config-version">7</Item>',
  '    <Item name="radius-server-ca1"></Item>',
  '  </ItemList>',
  '</Message>',
  '',
].join('\n');
const slot = { name: 'radius-server-ca1' };

export function registerSlotTests(): void {
  test('an empty item offers insertion, which is one step to undo', async () => {
    const document = await openFile('slots/op410adv_conf.xml', config);
    await eventually('the lens', async () => (await lensOf(document)) ?? undefined);
    const pem = await readText('ca.crt');
    const uri = document.uri.toString();
    const source = await eventually('the CA among the sources', async () => {
      const { sources } = await commands.executeCommand<ListSlotSourcesResult>(
        'phonepki.server.listSlotSources',
        { uri, slot },
      );
      // Other tests leave copies of it elsewhere.
      return sources.find((each) => each.fit === 'good' && each.title === 'CN=Root CA');
    });
    const { use, sources } = source;
    await commands.executeCommand('phonepki.server.insertCertificate', { uri, slot, use, sources });
    await eventually('the certificate', () => document.getText().includes(pem.trim()) || undefined);
    isTrue(document.getText().includes('-version">8<'), 'the version was not raised');
    equal(await lensOf(document), undefined, 'lens above the filled item');
    await commands.executeCommand('undo');
    await eventually('the config as it was', () => document.getText() === config || undefined);
    await commands.executeCommand('redo');
    await eventually('the certificate again', () => document.getText().includes(pem.trim()) || undefined);
    await document.save();
    const { copies } = await commands.executeCommand<ListEmbeddedResult>('phonepki.server.listEmbedded', {
      uri,
    });
    equal(
      copies.map(({ state }) => state),
      ['current'],
      'state of the copy',
    );
  });

  test('a filled item offers extraction, and the text comes out as it went in', async () => {
    const pem = await readText('ca.crt');
    const text = config.replace('ca1"></Item>', `ca1">${pem}</Item>`);
    const document = await openFile('slots/filled.xml', text);
    const titles = await eventually('the code actions', async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new Range(6, 10, 6, 10),
        'refactor.rewrite',
      );
      return actions.length > 0 ? actions.map(({ title }) => title) : undefined;
    });
    isTrue(titles.includes('Extract what radius-server-ca1 holds…'), `not offered: ${titles}`);
    isTrue(titles.includes('Insert a certificate into radius-server-ca1…'), `not offered: ${titles}`);
    const extracted = await commands.executeCommand<{ text?: string }>('phonepki.server.extractCertificate', {
      uri: document.uri.toString(),
      slot,
      to: 'pem',
    });
    equal(extracted.text, pem, 'extracted text');
  });
}

async function lensOf(document: TextDocument): Promise<string | undefined> {
  const lenses = await commands.executeCommand<CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    Number.MAX_SAFE_INTEGER,
  );
  return lenses.map((lens) => lens.command?.title).find((title) => title === 'Insert certificate…');
}
