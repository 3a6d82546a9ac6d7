/** Diagnostics: exactly where something is wrong, when they should come, and gone when it is mended. */
import { type Diagnostic, type Position, Range, type TextDocument } from 'vscode';
import { diagnosticsOf, lensTitles, openFile, readText, replace, whileSetting } from './documents';
import { equal, eventually } from './expect';
import { test } from './suite';

/** The 11th character of the third line. */
const damaged = new Range(2, 10, 2, 11);

export function registerMendingTests(): void {
  test('a wrong character is underlined, alone, until it is mended', async () => {
    const document = await openFile('damaged.crt', await readText('ca.crt'));
    const original = document.getText(damaged);
    await replace(document, damaged, '!');
    equal(summaryOf(await findings(document)), ['pem/unexpected-character 2:10-2:11'], 'while typing');
    await document.save();
    equal(summaryOf(await findings(document)), ['pem/unexpected-character 2:10-2:11'], 'after saving');
    await replace(document, damaged, original);
    await noFindings(document);
  });

  test('a broken footer is underlined', async () => {
    const text = await readText('ca.crt');
    const document = await openFile(
      'footer.crt',
      text.replace('-----END CERTIFICATE-----', '-----END CERTIFICATE----'),
    );
    equal(summaryOf(await findings(document)), ['pem/armor-dashes 24:20-24:24'], 'diagnostics');
    await document.save();
  });

  test('a footer with another label is underlined', async () => {
    const text = await readText('ca.crt');
    const document = await openFile('label.crt', text.replace('END CERTIFICATE', 'END PRIVATE KEY'));
    equal(summaryOf(await findings(document)), ['pem/footer-label-differs 24:9-24:20'], 'diagnostics');
  });

  test('the other blocks of a file are still decoded', async () => {
    const text = await readText('ca.crt');
    const document = await openFile('bundle.crt', text.replace('MII', 'M!I') + text);
    await eventually('two lenses', async () =>
      (await lensTitles(document)).length === 2 ? true : undefined,
    );
  });

  test('with onSave, a document is checked when it is saved and not before', async () => {
    await whileSetting('phonepki.diagnostics.run', 'onSave', async () => {
      const document = await openFile('onSave.crt', await readText('ca.crt'));
      await eventually('a lens', async () => (await lensTitles(document))[0]);
      await replace(document, damaged, '!');
      await new Promise((resolve) => setTimeout(resolve, 2000));
      equal(summaryOf(diagnosticsOf(document)), [], 'before saving');
      await document.save();
      equal(summaryOf(await findings(document)), ['pem/unexpected-character 2:10-2:11'], 'after saving');
    });
  });

  test('a certificate that expires within the days of the setting gets a warning', async () => {
    await whileSetting('phonepki.expiry.warningDays', 3650, async () => {
      const document = await openFile('ca.crt');
      const [found] = await findings(document);
      equal(codeOf(found), 'rfc5280/expires-soon', 'rule');
    });
    await noFindings(await openFile('ca.crt'));
  });
}

function findings(document: TextDocument): Promise<readonly Diagnostic[]> {
  return eventually('diagnostics', () => {
    const found = diagnosticsOf(document);
    return found.length > 0 ? found : undefined;
  });
}

async function noFindings(document: TextDocument): Promise<void> {
  await eventually('no diagnostics', () => (diagnosticsOf(document).length === 0 ? true : undefined));
}

function summaryOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const at = ({ line, character }: Position): string => `${line}:${character}`;
  return diagnostics.map((one) => `${codeOf(one)} ${at(one.range.start)}-${at(one.range.end)}`);
}

function codeOf(diagnostic: Diagnostic | undefined): string {
  const code = diagnostic?.code;
  return String(typeof code === 'object' ? code.value : code);
}
