// The first steps of every tool. They import only Node's own modules, since the packages may not be there yet.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = join(import.meta.dirname, '..');

/** Installs the packages of package-lock.json where node_modules does not hold exactly these. */
export async function ensureDependencies() {
  if (await dependenciesAreInstalled()) return;
  console.log('Installing the packages (npm ci) ...');
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ['npm', ['ci']] : [process.execPath, [npm, 'ci']];
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`npm ci ended with code ${code}.`);
}

async function dependenciesAreInstalled() {
  const wanted = await readPackages('package-lock.json');
  const installed = await readPackages('node_modules/.package-lock.json').catch(() => ({}));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

async function readPackages(path) {
  return JSON.parse(await readFile(join(root, path), 'utf8')).packages;
}

/** Bundles `test/harness/<name>.ts` and imports it. */
export async function loadHarness(name) {
  const { build } = await import('esbuild');
  const outfile = join(root, 'out/harness', `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'test/harness', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** Runs a tool; what goes wrong is one plain message and a non-zero exit code. */
export async function runTool(body) {
  try {
    await ensureDependencies();
    process.exitCode = await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
