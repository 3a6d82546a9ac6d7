import { createHash, X509Certificate } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import type { ExpectedCertificate, Report } from '../vscode/exchange';
import { ensurePrograms, versionControl } from './prerequisites';
import { runProgram } from './processes';
import type { Counts } from './stages';

/** Folders the suite runs in; `test/vscode/index.ts` chooses its tests by their names. */
export type WorkspaceName = 'sample' | 'withoutPki';

const startSeconds = 90;
const runSeconds = 600;

/** Bundles `test/vscode` into one module without anything of Node, and returns the folder of its `index`. */
export async function buildExtensionTests(root: string): Promise<string> {
  const folder = join(root, 'out/vscode-tests');
  await build({
    entryPoints: [join(root, 'test/vscode/index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  return folder;
}

/**
 * The workspaces of the suite, which it may write to: a copy of the sample, and one that has no PKI in it.
 * What OpenSSL says of the sample's certificate lies beside them.
 */
export async function makeWorkspaces(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'sample'), join(folder, 'sample'), { recursive: true });
  const certificate = new X509Certificate(await readFile(join(root, 'sample/ca.crt')));
  const expected: ExpectedCertificate = {
    serialNumber: certificate.serialNumber,
    sha256: certificate.fingerprint256,
    sha1: certificate.fingerprint,
    md5: createHash('md5').update(certificate.raw).digest('hex'),
    expires: new Date(certificate.validTo).toISOString().slice(0, 10),
  };
  await writeFile(join(folder, 'expected.json'), JSON.stringify(expected));
  await makeRepository(join(folder, 'sample/versioned'));
  const withoutPki = join(folder, 'withoutPki');
  await mkdir(withoutPki, { recursive: true });
  await writeFile(join(withoutPki, 'notes.md'), '# Notes\n\nNothing to decode here.\n');
  await writeFile(join(withoutPki, 'main.js'), "console.log('nothing to decode here');\n");
}

/** One phone config under version control. */
async function makeRepository(folder: string): Promise<void> {
  const items = [
    '    <Item name="system-config-version">1</Item>',
    '    <Item name="function-key-def" Index="1">5</Item>',
  ];
  const list = ['  <ItemList>', ...items, '  </ItemList>'];
  const lines = ['<Message>', '  <Action>WriteItems</Action>', ...list, '</Message>', ''];
  await ensurePrograms([versionControl], console.log);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'op420_conf.xml'), lines.join('\n'));
  const author = [
    '-c',
    'user.name=PhonePKI',
    '-c',
    'user.email=tests@phonepki.invalid',
    '-c',
    'commit.gpgsign=false',
  ];
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
    [...author, 'commit', '--quiet', '-m', 'A config'],
  ]) {
    await runProgram('git', args, { cwd: folder, timeoutSeconds: 30 });
  }
}

/** Waits for the report that the suite writes beside its workspace. A suite that does not start or end is an error. */
export async function readReport(folder: string, hasEnded: () => boolean): Promise<Report> {
  const path = join(folder, 'results.json');
  const since = Date.now();
  for (;;) {
    const ended = hasEnded();
    const report = await readJson(path);
    if (report?.finished) return report;
    const seconds = (Date.now() - since) / 1000;
    const late = seconds > (report === undefined ? startSeconds : runSeconds);
    if (ended || late) {
      if (report !== undefined) printReport(report);
      const what = ended ? 'The extension host ended' : `${seconds.toFixed(0)} s went by`;
      throw new Error(`${what} before the suite ${report === undefined ? 'started' : 'was at its end'}.`);
    }
    await pause(100);
  }
}

export function printReport({ results }: Report): Counts {
  for (const { name, outcome, error } of results) {
    console.log(`  ${outcome}  ${name}${error === undefined ? '' : `\n${error}`}`);
  }
  const passed = results.filter((result) => result.outcome === 'passed').length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/** A file that is not there yet, or not completely, is no report yet. */
async function readJson(path: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
