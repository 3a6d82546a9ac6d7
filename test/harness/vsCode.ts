import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTools, ensurePrograms } from './prerequisites';
import { runProgram } from './processes';

/** A VS Code server and workbench on disk, and the Node it runs on. */
export interface VsCode {
  readonly node: string;
  /** The VS Code server, which serves extensions under development. */
  readonly server: string;
  /** The command line of the product, which installs a VSIX as a user does. */
  readonly commandLine: string;
}

const version = '4.139.1';
const nodeVersion = '24';
const nodePackage = `node-${process.platform}-${process.arch}`;
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog', '@parcel/watcher', 'node-pty'];

export const vsCodeFromNpmRunsHere = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

/**
 * Sets up VS Code from the npm registry (the package `code-server` carries it), once per cache folder.
 * The work happens in a folder of its own that gets its final name when everything is in place.
 */
export async function ensureVsCode(cache: string, say: (line: string) => void): Promise<VsCode> {
  if (!vsCodeFromNpmRunsHere) {
    throw new Error(`VS Code from the npm registry runs on Linux (x64, arm64), not on ${process.platform}.`);
  }
  const name = `code-server-${version}`;
  const home = join(cache, name);
  const ready = filesOf(home);
  if (isComplete(home)) return ready;

  await ensurePrograms(buildTools, say);
  await mkdir(cache, { recursive: true });
  await removeUnfinished(cache, name, say);
  const work = join(cache, `${name}.${process.pid}.unfinished`);
  await setUp(work, say);
  if (isComplete(home)) {
    await rm(work, { recursive: true, force: true });
    return ready;
  }
  await rename(work, home);
  if (!isComplete(home)) throw new Error(`VS Code is set up in ${home}, but parts of it are missing.`);
  return ready;
}

async function setUp(work: string, say: (line: string) => void): Promise<void> {
  await mkdir(work);
  await writeFile(join(work, 'package.json'), '{ "private": true }\n');
  const vsCode = join(work, 'node_modules/code-server/lib/vscode');
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
  const packages = [`code-server@${version}`, `${nodePackage}@${nodeVersion}`];
  const headers = join(work, 'node_modules', nodePackage);
  const steps: readonly { what: string; cwd: string; args: readonly string[] }[] = [
    { what: `1/4 npm install ${packages.join(' ')}`, cwd: work, args: [...install, ...packages] },
    { what: '2/4 the packages of the server', cwd: vsCode, args: [...install, '--omit=dev'] },
    {
      what: '3/4 the packages of its extensions',
      cwd: join(vsCode, 'extensions'),
      args: [...install, '--omit=dev'],
    },
    {
      what: '4/4 its native modules',
      cwd: vsCode,
      args: ['rebuild', '--ignore-scripts=false', `--nodedir=${headers}`, ...nativeModules],
    },
  ];
  say('Setting up VS Code from the npm registry (about a minute, once):');
  for (const { what, cwd, args } of steps) {
    say(`  ${what}`);
    await runProgram('npm', args, { cwd, timeoutSeconds: 900 });
  }
}

/** A set-up that was interrupted leaves its folder behind; one that another process is busy with stays. */
async function removeUnfinished(cache: string, name: string, say: (line: string) => void): Promise<void> {
  for (const entry of await readdir(cache)) {
    const owner = /\.(\d+)\.unfinished$/.exec(entry)?.[1];
    const isDamaged = entry === name;
    if (!isDamaged && (owner === undefined || isAlive(Number(owner)))) continue;
    say(`An incomplete set-up of VS Code is in ${join(cache, entry)}; removing it.`);
    await rm(join(cache, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function filesOf(home: string): VsCode {
  const codeServer = join(home, 'node_modules/code-server');
  return {
    node: join(home, 'node_modules', nodePackage, 'bin/node'),
    server: join(codeServer, 'lib/vscode/out/server-main.js'),
    commandLine: join(codeServer, 'out/node/entry.js'),
  };
}

function isComplete(home: string): boolean {
  const modules = join(home, 'node_modules/code-server/lib/vscode/node_modules');
  const built = [
    join(modules, '@vscode/spdlog/build/Release/spdlog.node'),
    join(modules, '@vscode/native-watchdog/build/Release/watchdog.node'),
  ];
  return [...Object.values(filesOf(home)), ...built].every((path) => existsSync(path));
}
