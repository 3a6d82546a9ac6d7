/** Whether XML is well-formed is said once: by an extension for XML where one is at work, else by us. */
import { extensions, type TextDocument } from 'vscode';
import { diagnosticsOf, openFile, whileSetting } from './documents';
import { equal, eventually, isTrue } from './expect';
import { test } from './suite';

const XML_EXTENSION = 'redhat.vscode-xml';
/** Twice the same attribute is not well-formed; FTP is a matter of phones and said in any case. */
const config = [
  '<PHONE_CONFIG device.set="1" device.prov.serverType.set="1" device.prov.serverType="FTP">',
  '  <ALL reg.1.label="a" reg.1.label="b"/>',
  '</PHONE_CONFIG>',
  '',
].join('\n');
const FORM = 'xml/duplicate-attribute';
const MEANING = 'phone/plain-provisioning';

export function isXmlExtensionInstalled(): boolean {
  return extensions.getExtension(XML_EXTENSION) !== undefined;
}

export function registerWithoutXmlTests(): void {
  test('without an extension for XML, we say that XML is not well-formed', async () => {
    await says(await openFile('provisioning/form.xml', config), [FORM, MEANING]);
  });
}

export function registerBesideXmlTests(): void {
  test('an extension for XML that did not start does not silence us', async () => {
    await keepingLanguages(async () => {
      const document = await openFile('provisioning/before.cfg', config);
      isTrue(document.languageId !== 'xml', 'the language was switched');
      await says(document, [FORM, MEANING]);
      equal(extensions.getExtension(XML_EXTENSION)?.isActive, false, 'the extension for XML runs');
    });
  });

  test('beside an extension for XML at work, XML is left to it', async () => {
    const document = await openFile('provisioning/form.xml', config);
    await eventually(
      'the extension for XML',
      () => extensions.getExtension(XML_EXTENSION)?.isActive || undefined,
    );
    await says(document, [MEANING]);
  });

  test('documents in other languages are still checked', async () => {
    await keepingLanguages(async () => {
      const document = await openFile('provisioning/after.cfg', config);
      isTrue(document.languageId !== 'xml', 'the language was switched');
      await says(document, [FORM, MEANING]);
    });
  });

  test('a .cfg that became XML is left to it', async () => {
    const document = await openFile('provisioning/switched.cfg', config);
    await eventually('the language XML', () => document.languageId === 'xml' || undefined);
    await says(document, [MEANING]);
  });
}

function keepingLanguages(body: () => Promise<void>): Promise<void> {
  return whileSetting('phonepki.phone.switchLanguage', false, body);
}

async function says(document: TextDocument, expected: readonly string[]): Promise<void> {
  await eventually(`${expected} on ${document.uri.path}`, () => {
    const found = diagnosticsOf(document)
      .map(({ code }) => (typeof code === 'object' ? code.value : code))
      .sort();
    return JSON.stringify(found) === JSON.stringify([...expected].sort()) || undefined;
  });
}
