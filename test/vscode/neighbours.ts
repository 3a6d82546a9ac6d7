/** In XML, YAML and JSON the language's own features stay as they were, with ours beside them. */
import { commands, Position } from 'vscode';
import {
  foldsOf,
  hoverAt,
  hoversAt,
  lensTitles,
  openFile,
  readText,
  symbolsOf,
  whileSetting,
} from './documents';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

const schema = { properties: { certificate: { description: 'the description in the schema' } } };
const lines = (pem: string): readonly string[] => [
  '{',
  '  "$schema": "./schema.json",',
  `  "certificate": "${pem}",`,
];
const rest = ['  "list": [', '    1,', '    2', '  ]', '}', ''];

export function registerNeighbourTests(): void {
  test('JSON keeps its hovers, outline and folding, with ours beside them', async () => {
    const pem = (await readText('ca.crt')).replaceAll('\n', '\\n');
    await openFile('schema.json', JSON.stringify(schema));
    const plain = await openFile('plain.json', [...lines('nothing'), ...rest].join('\n'));
    const withPem = await openFile('withPem.json', [...lines(pem), ...rest].join('\n'));

    contains(await hoverAt(withPem, new Position(2, 200)), ['Root CA']);
    const onTheKey = new Position(2, 6);
    const own = await eventually('the hover of JSON', async () => (await hoversAt(plain, onTheKey))[0]);
    contains(own, [schema.properties.certificate.description]);
    equal(
      await eventually('the same with PEM', async () => (await hoversAt(withPem, onTheKey))[0]),
      own,
      'hover',
    );

    const names = (await eventually('an outline', () => symbolsOf(withPem))).map(({ name }) => name);
    for (const { name } of await eventually('an outline', () => symbolsOf(plain))) {
      isTrue(names.includes(name), `${name} is missing from the outline: ${names}`);
    }
    contains(names.join('\n'), ['Root CA']);
    const folds = await foldsOf(plain);
    isTrue(folds.length > 0, 'JSON folds');
    equal(await foldsOf(withPem), folds, 'folding');
  });

  test('XML and YAML fold by their indentation, as without us', async () => {
    const pem = (await readText('ca.crt')).replaceAll('\n', '\n    ');
    const documents = [
      await openFile('provisioning/op410adv_conf.xml'),
      await openFile('values.yaml', `tls:\n  ca: |\n    ${pem}\n  name: sample\n`),
    ];
    for (const document of documents) {
      await eventually('a lens', async () => (await lensTitles(document))[0]);
      const folds = await foldsOf(document);
      await whileSetting('editor.foldingStrategy', 'indentation', async () => {
        equal(folds, await foldsOf(document), `folding of ${document.languageId}`);
      });
      isTrue(folds.length > 0, `${document.languageId} folds`);
    }
  });

  test('XML, YAML and JSON get their colours from their own grammars only', async () => {
    for (const path of ['provisioning/op410adv_conf.xml', 'values.yaml', 'withPem.json']) {
      const document = await openFile(path);
      const legend = await commands.executeCommand(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      );
      equal(legend, undefined, `semantic tokens in ${document.languageId}`);
    }
  });

  test('the languages of the files stay what they are', async () => {
    const languages: string[] = [];
    for (const path of ['provisioning/op410adv_conf.xml', 'values.yaml', 'withPem.json']) {
      languages.push((await openFile(path)).languageId);
    }
    equal(languages, ['xml', 'yaml', 'json'], 'languages');
  });
}
