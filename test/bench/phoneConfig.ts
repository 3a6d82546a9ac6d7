/** A phone config of 5,000 items, open in the editor: what a keystroke costs, beside what others take to parse it. */
import { join } from 'node:path';
import { buildAst } from '@xml-tools/ast';
import { parse } from '@xml-tools/parser';
import { build } from 'esbuild';
import { XMLValidator } from 'fast-xml-parser';
import { type DocumentModel, readDocument } from '../../server/src/core/documentModel';
import { documentSymbols } from '../../server/src/core/features/symbols';
import { runRules } from '../../server/src/core/lint/runRules';
import { phoneConfigOf } from '../../server/src/core/phone/phoneDocument';
import { readXml } from '../../server/src/core/xml/readXml';
import { type Benchmark, measure, required } from '../harness/benchmark';
import { startTypedServer } from '../harness/keystrokes';

const ITEMS = 5000;
const OURS = 'PhonePKI';
const PEER = 'vscode-html-language-server';
const TURNS = 40;
const WARM_UP = 10;
const OPTIONS = { rounds: 3, millisecondsPerRound: 1000 };
const LINT = { now: Date.UTC(2026, 10, 20), expiryWarningDays: 30 };
const PHONE = { path: 'file:///prov/op410adv_conf.xml', dialect: 'auto', files: {} } as const;

export async function run(): Promise<readonly Benchmark[]> {
  return [keystrokes(), await outlines()];
}

/** What is read and checked, in this process. */
function keystrokes(): Benchmark {
  const text = configOf(ITEMS);
  const middle = text.indexOf('</Item>', text.length / 2);
  const edited = `${text.slice(0, middle)}1${text.slice(middle)}`;
  let isEdited = false;
  let model = read(text);
  const type = () => {
    isEdited = !isEdited;
    model = read(isEdited ? edited : text, model);
    return model;
  };
  const measurements = measure(
    [
      { name: 'keystroke', items: 1, run: () => phoneConfigOf(type())?.items.length ?? 0 },
      { name: 'keystroke, with its findings', items: 1, run: () => runRules(type(), LINT).length },
      { name: 'outline', items: 1, run: () => documentSymbols(model, LINT).length },
      { name: 'the XML alone', items: 1, run: () => readXml(text).elements.length },
      {
        name: 'fast-xml-parser, verdict only',
        items: 1,
        run: () => (XMLValidator.validate(text) === true ? 1 : 0),
      },
      { name: '@xml-tools/parser with its AST', items: 1, run: () => parseWithXmlTools(text) },
    ],
    OPTIONS,
  );
  const milliseconds = (name: string) =>
    1000 / (measurements.find((each) => each.name === name)?.itemsPerSecond ?? 0);
  const keystroke = milliseconds('keystroke, with its findings');
  const peer = milliseconds('@xml-tools/parser with its AST');
  return {
    title: `A phone config of ${ITEMS} items, ${(text.length / 1000).toFixed(0)} KB`,
    unit: 'times a second',
    measurements,
    requirements: [
      {
        text: `a keystroke with its findings takes ${keystroke.toFixed(1)} ms, less than 10 wanted`,
        isMet: keystroke < 10,
      },
      {
        text: `@xml-tools/parser takes ${(peer / keystroke).toFixed(0)} times as long to parse the file alone`,
        isMet: peer > keystroke,
      },
    ],
  };
}

/** A keystroke and the outline after it, asked of two language servers in processes of their own, in turns. */
async function outlines(): Promise<Benchmark> {
  const root = process.cwd();
  const ours = join(root, 'out/bench/server.cjs');
  await build({
    entryPoints: [join(root, 'server/src/node/main.ts')],
    outfile: ours,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  const peer = join(root, 'node_modules/vscode-langservers-extracted/bin/vscode-html-language-server');
  const text = configOf(ITEMS);
  const document = { uri: PHONE.path, text, offset: text.indexOf('</Item>', text.length / 2) };
  const contenders = [
    { name: OURS, server: await startTypedServer(ours, { ...document, languageId: 'xml' }) },
    { name: PEER, server: await startTypedServer(peer, { ...document, languageId: 'html' }) },
  ].map((each) => ({ ...each, rates: [] as number[] }));
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    for (const { server, rates, name } of contenders) {
      const start = performance.now();
      if ((await server.type()) === 0) {
        throw new Error(`${name} gave no outline.`);
      }
      if (turn >= 0) {
        rates.push(1000 / (performance.now() - start));
      }
    }
  }
  const measurements = contenders.map(({ name, rates }) => {
    const sorted = rates.toSorted((one, other) => one - other);
    return {
      name,
      itemsPerSecond: sorted[TURNS >> 1] as number,
      slowest: sorted[0] as number,
      fastest: sorted.at(-1) as number,
    };
  });
  await Promise.all(contenders.map(({ server }) => server.stop()));
  return {
    title: `A keystroke in the same file, and the outline after it, over LSP`,
    unit: 'times a second',
    measurements,
    requirements: [required(measurements, OURS, PEER, 1)],
  };
}

function configOf(count: number): string {
  const items = Array.from(
    { length: count },
    (_, index) => `    <Item name="function-key-def" Index="${index + 1}">${index % 46}</Item>`,
  );
  const list = ['    <Item name="system-config-version">1</Item>', ...items].join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>\n<Message>\n  <Action>WriteItems</Action>\n  <ItemList>\n${list}\n  </ItemList>\n</Message>\n`;
}

function read(text: string, previous?: DocumentModel): DocumentModel {
  return readDocument(text, { languageId: 'xml', maxLength: 1e7, phone: PHONE }, previous);
}

function parseWithXmlTools(text: string): number {
  const { cst, tokenVector } = parse(text);
  return buildAst(cst as Parameters<typeof buildAst>[0], tokenVector).rootElement?.subElements.length ?? 0;
}
