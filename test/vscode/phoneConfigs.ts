/** Phone configs under the names that phones want, which no editor knows. */
import {
  type CompletionList,
  commands,
  type DocumentLink,
  type Location,
  Position,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { diagnosticsOf, hoversAt, openFile, replace, symbolsOf, uriOf, whileSetting } from './documents';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

const config = [
  '<PHONE_CONFIG',
  '  device.set="1"',
  '  device.prov.serverType.set="1"',
  '  device.prov.serverType="FTP"',
  '/>',
  '',
].join('\n');
const script = 'vars create X509/REQUESTRESPONSE/00000 pb 30o2\r\nconfig write\r\n';

export function registerPhoneConfigTests(): void {
  test('a .cfg is recognised, becomes XML and is checked', async () => {
    const document = await openFile('provisioning/site.cfg', config);
    await eventually('the language XML', () => document.languageId === 'xml' || undefined);
    await ruleOn(document, 'phone/plain-provisioning');
    const hover = await eventually('a hover on the item', async () =>
      (await hoversAt(document, new Position(3, 12))).find((each) => each.includes('HTTPS')),
    );
    contains(hover, ['Values']);
    const names = (await eventually('an outline', () => symbolsOf(document))).map(({ name }) => name);
    isTrue(names.includes('device.prov.serverType'), `device.prov.serverType is missing from ${names}`);
    const values = await labelsAt(document, new Position(3, 26));
    isTrue(values.includes('HTTPS'), `HTTPS is missing from ${values}`);
  });

  test('a mended config has no finding left', async () => {
    const document = await openFile('provisioning/mended.cfg', config);
    await ruleOn(document, 'phone/plain-provisioning');
    await replace(document, new Range(3, 26, 3, 29), 'HTTPS');
    await eventually('no finding', () => diagnosticsOf(document).length === 0 || undefined);
  });

  test('with the setting off, a .cfg keeps its language and is checked all the same', async () => {
    await whileSetting('phonepki.phone.switchLanguage', false, async () => {
      const document = await openFile('provisioning/kept.cfg', config);
      await ruleOn(document, 'phone/plain-provisioning');
      isTrue(document.languageId !== 'xml', 'the language was switched');
    });
  });

  test('an update script becomes one, and its hexadecimal is checked', async () => {
    const document = await openFile('provisioning/update.txt', script);
    await eventually('its language', () => document.languageId === 'innovaphone-script' || undefined);
    await ruleOn(document, 'innovaphone/hex-value');
  });

  test('a master config links to the files that it names', async () => {
    await workspace.fs.writeFile(
      uriOf('provisioning/all.cfg'),
      new TextEncoder().encode('<PHONE_CONFIG/>\n'),
    );
    const document = await openFile(
      'provisioning/000000000000.cfg',
      '<APPLICATION CONFIG_FILES="all.cfg"/>\n',
    );
    const [link] = await eventually('a link', async () => {
      const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
      return links.length > 0 ? links : undefined;
    });
    equal(link?.target?.path, uriOf('provisioning/all.cfg').path, 'target');
    const [definition] = await commands.executeCommand<Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      new Position(0, 30),
    );
    equal(definition?.uri.path, uriOf('provisioning/all.cfg').path, 'definition');
  });
}

async function ruleOn(document: TextDocument, ruleId: string): Promise<void> {
  await eventually(
    `${ruleId} on ${document.uri.path}`,
    () =>
      diagnosticsOf(document).some(
        ({ code }) => code === ruleId || (typeof code === 'object' && code.value === ruleId),
      ) || undefined,
  );
}

async function labelsAt(document: TextDocument, position: Position): Promise<readonly string[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
