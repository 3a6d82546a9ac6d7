import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testBulkForms } from './bulkFormsTest';
import { testCaForms } from './caFormsTest';
import { runDesktopTests } from './desktop';
import { testEndToEnd } from './endToEndTest';
import { testExportForms } from './exportFormsTest';
import { type ExtensionTestRun, runExtensionTests } from './extensionTests';
import { testInstalledPackage } from './installTest';
import { type Laboratory, withLaboratory } from './laboratory';
import { testOpenContainer } from './openContainerTest';
import { buildTools, chromiumBrowser, ensurePrograms, pkiPrograms } from './prerequisites';
import { runProgram } from './processes';
import { testProtectKeys } from './protectKeysTest';
import { testProvisioning } from './provisioningTest';
import { testSlotForms } from './slotFormsTest';
import { type Counts, nothing, onePassed, runStages, type Stage, summary } from './stages';
import { testViewer } from './viewerTest';
import { testViews } from './viewsTest';
import { runVitest } from './vitestStage';
import { vsCodeFromNpmRunsHere } from './vsCode';

const selections = ['unit', 'vscode', 'desktop', 'corpus'] as const;

/** `npm test`: everything, or what `--only` selects. Returns the exit code. */
export async function testAll(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' } } });
  const only = selections.find((selection) => selection === values.only);
  if (only !== values.only) throw new Error(`--only takes one of: ${selections.join(', ')}.`);
  const total = await runSelection(root, only);
  console.log(`\n${summary(total)}`);
  return total.failed === 0 ? 0 : 1;
}

async function runSelection(root: string, only: (typeof selections)[number] | undefined): Promise<Counts> {
  switch (only) {
    case 'unit':
      await ensurePrograms(pkiPrograms, say);
      return runStages(unitStages(root));
    case 'vscode':
      return withLaboratory(root, say, (laboratory) =>
        runStages([buildStage(root), ...vsCodeStages(laboratory)]),
      );
    case 'desktop':
      return runStages([buildStage(root), desktopStage(root)]);
    case 'corpus':
      return runCorpus(root);
    case undefined:
      return runEverything(root);
  }
}

/** Where VS Code from the npm registry does not run, the downloaded one takes its part. */
async function runEverything(root: string): Promise<Counts> {
  if (!vsCodeFromNpmRunsHere) {
    await ensurePrograms(pkiPrograms, say);
    return runStages([...unitStages(root), desktopStage(root)]);
  }
  await ensurePrograms([...pkiPrograms, ...buildTools, chromiumBrowser], say);
  return withLaboratory(root, say, (laboratory) =>
    runStages([...unitStages(root), ...vsCodeStages(laboratory)]),
  );
}

async function runCorpus(root: string): Promise<Counts> {
  const corpus = join(root, '../shared/corpus');
  if (!existsSync(corpus)) {
    console.log('There is no ../shared/corpus beside this project: nothing ran.');
    return nothing;
  }
  const env = { ...process.env, PHONEPKI_CORPUS: corpus };
  return runStages([{ name: 'corpus', run: () => runVitest(root, ['corpus'], env) }]);
}

function unitStages(root: string): readonly Stage[] {
  return [
    buildStage(root),
    { name: 'types (tsc -b)', run: () => runNode(root, ['node_modules/typescript/bin/tsc', '-b']) },
    {
      name: 'lint (biome check)',
      run: () =>
        runNode(root, [
          'node_modules/@biomejs/biome/bin/biome',
          'check',
          '--config-path=biome.layers.json',
          '--error-on-warnings',
          '.',
        ]),
    },
    { name: 'unit tests (vitest)', run: () => runVitest(root, ['fast', 'isolated', 'slow'], process.env) },
  ];
}

function vsCodeStages(laboratory: Laboratory): readonly Stage[] {
  return stagesInWindows(laboratory).map((stage) => ({ ...stage, mayRepeat: true }));
}

function stagesInWindows(laboratory: Laboratory): readonly Stage[] {
  const { root } = laboratory;
  const suite = (name: string, run: ExtensionTestRun): Stage => ({
    name: `VS Code: ${name}`,
    run: () => runExtensionTests(laboratory, run),
  });
  return [
    suite('extension host of Node', { extensionHost: 'node', workspace: 'sample', trusted: true }),
    suite('web extension host', { extensionHost: 'web', workspace: 'sample', trusted: true }),
    suite('restricted mode', { extensionHost: 'node', workspace: 'sample', trusted: false }),
    suite('a folder without PKI', { extensionHost: 'node', workspace: 'withoutPki', trusted: true }),
    suite('beside an extension for XML', {
      extensionHost: 'node',
      workspace: 'sample',
      trusted: true,
      xmlExtension: true,
    }),
    { name: 'VS Code: certificate viewer', run: () => testViewer(laboratory, 'node') },
    { name: 'VS Code: certificate viewer, web', run: () => testViewer(laboratory, 'web') },
    { name: 'VS Code: views, compare, convert', run: () => testViews(laboratory) },
    { name: 'VS Code: forms of the CA', run: () => testCaForms(laboratory) },
    { name: 'VS Code: certificates in phone configs', run: () => testSlotForms(laboratory) },
    { name: 'VS Code: forms of exports', run: () => testExportForms(laboratory) },
    { name: 'VS Code: tables and imports', run: () => testBulkForms(laboratory) },
    { name: 'VS Code: trust lists, DHCP, new phones', run: () => testProvisioning(laboratory) },
    { name: 'VS Code: files with a pass phrase', run: () => testOpenContainer(laboratory) },
    { name: 'VS Code: private keys under Git', run: () => testProtectKeys(laboratory) },
    { name: 'VS Code: from the CA to the phone and back', run: () => testEndToEnd(laboratory) },
    { name: 'npm start -- --screenshot', run: () => testPicture(root) },
    { name: 'package, install, hover', run: () => testInstalledPackage(laboratory) },
  ];
}

function buildStage(root: string): Stage {
  return { name: 'build (esbuild)', run: () => runNode(root, ['esbuild.mjs']) };
}

function desktopStage(root: string): Stage {
  return { name: 'desktop VS Code', run: () => runDesktopTests(root, say) };
}

async function testPicture(root: string): Promise<Counts> {
  const picture = join(root, 'out/start.png');
  await rm(picture, { force: true });
  const counts = await runNode(root, ['tools/start.mjs', '--screenshot', picture]);
  const start = (await readFile(picture)).subarray(1, 4).toString('latin1');
  if (start !== 'PNG') throw new Error(`${picture} is not a PNG file.`);
  return counts;
}

/** A program that has only to end well: one check. */
async function runNode(root: string, args: readonly string[]): Promise<Counts> {
  const onOutput = (text: string): boolean => process.stdout.write(text);
  await runProgram(process.execPath, args, { cwd: root, onOutput, timeoutSeconds: 300 });
  return onePassed;
}

function say(line: string): void {
  console.log(line);
}
