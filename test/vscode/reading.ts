/** Hover, code lens, outline and folding on certificates as they stand in files. */
import { Position, workspace } from 'vscode';
import {
  foldsOf,
  hoverAt,
  lensTitles,
  openFile,
  readText,
  symbolsOf,
  uriOf,
  whileSetting,
} from './documents';
import type { ExpectedCertificate } from './exchange';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

const inTheBlock = new Position(5, 20);

export function registerReadingTests(): void {
  test('a hover on the block shows what OpenSSL says of the certificate', async () => {
    const expected = JSON.parse(await readText('../expected.json')) as ExpectedCertificate;
    const hover = await hoverAt(await openFile('ca.crt'), inTheBlock);
    contains(hover, ['Root CA', 'Spectralink Corporation', 'RSA, 2048 bits', expected.expires]);
    const { serialNumber, sha256, sha1, md5 } = expected;
    const digits = (text: string): string => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
    contains(digits(hover), [serialNumber, sha256, sha1, md5].map(digits));
  });

  test('the code lens says what the block is', async () => {
    const { expires } = JSON.parse(await readText('../expected.json')) as ExpectedCertificate;
    const title = await lensOf('ca.crt');
    isTrue(title.startsWith(`CN=Root CA · CA · RSA 2048 · expires ${expires} (`), `unexpected: ${title}`);
  });

  test('the code lens can be switched off', async () => {
    const document = await openFile('ca.crt');
    await lensOf('ca.crt');
    await whileSetting('phonepki.codeLens.enabled', false, async () => {
      await eventually('no lens', async () => ((await lensTitles(document)).length === 0 ? true : undefined));
    });
    await lensOf('ca.crt');
  });

  test('the outline has an entry that covers the block', async () => {
    const document = await openFile('ca.crt');
    const symbols = await eventually('an outline', () => symbolsOf(document));
    equal(symbols.length, 1, 'entries');
    const [symbol] = symbols;
    contains(`${symbol?.name} ${symbol?.detail}`, ['Root CA']);
    equal([symbol?.range.start.line, symbol?.range.end.line], [0, 24], 'lines');
  });

  test('the block folds', async () => {
    const document = await openFile('ca.crt');
    const folds = await eventually('folding ranges', async () => {
      const ranges = await foldsOf(document);
      return ranges.length > 0 ? ranges : undefined;
    });
    equal(folds, [[0, 24]], 'folding ranges');
  });

  test('CRLF line ends change nothing', async () => {
    const text = (await readText('ca.crt')).replaceAll('\n', '\r\n');
    const document = await openFile('crlf.crt', text);
    contains(await hoverAt(document, inTheBlock), ['Root CA', 'RSA, 2048 bits']);
    contains(await lensOf('crlf.crt'), ['CN=Root CA']);
    const [symbol] = await eventually('an outline', () => symbolsOf(document));
    equal(
      symbol?.range.end,
      new Position(24, '-----END CERTIFICATE-----'.length),
      'end of the outline entry',
    );
  });

  test('PEM inside an XML element is decoded', async () => {
    const document = await openFile('provisioning/op410adv_conf.xml');
    equal(document.languageId, 'xml', 'language');
    const line = lineWith(document.getText(), '-----BEGIN CERTIFICATE-----') + 3;
    contains(await hoverAt(document, new Position(line, 10)), ['Root CA', 'RSA, 2048 bits']);
    contains(await lensOf('provisioning/op410adv_conf.xml'), ['CN=Root CA']);
  });

  test('PEM inside an XML attribute is decoded', async () => {
    const document = await openFile('provisioning/0090ac123456.cfg');
    const line = lineWith(document.getText(), '-----BEGIN CERTIFICATE-----');
    contains(await hoverAt(document, new Position(line, 200)), ['Root CA', 'RSA, 2048 bits']);
  });

  test('a document that was never saved is decoded', async () => {
    const document = await workspace.openTextDocument({ content: await readText('ca.crt') });
    contains(await hoverAt(document, inTheBlock), ['Root CA']);
  });
}

async function lensOf(path: string): Promise<string> {
  const document = await workspace.openTextDocument(uriOf(path));
  return eventually(`a code lens on ${path}`, async () => (await lensTitles(document))[0]);
}

function lineWith(text: string, piece: string): number {
  return text.split(/\r?\n/).findIndex((line) => line.includes(piece));
}
