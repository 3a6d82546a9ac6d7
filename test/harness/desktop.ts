import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { buildExtensionTests, makeWorkspaces, printReport, readReport } from './extensionSuite';
import { findProgram } from './prerequisites';
import { runProgram, startProgram } from './processes';
import type { Counts } from './stages';

type Say = (line: string) => void;

/** How long the download service may take to answer before the next way is tried. */
const answerSeconds = 15;

/** The first way of `npm start`: the VS Code of the user. */
export async function openInstalledVsCode(root: string, workspace: string, say: Say): Promise<boolean> {
  const code = await findInstalledVsCode();
  if (code === undefined) {
    say('No installed VS Code found (`code` on the PATH, or in the usual places).');
    return false;
  }
  if (!canShowWindows(say)) return false;
  say(`Opening the sample workspace with ${code} ...`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, ...asRoot(root), workspace];
  const exitCode = await startProgram(code, [...args, join(workspace, 'ca.crt')], { onOutput: say }).exited;
  if (exitCode !== 0) say(`It ended with code ${exitCode}.`);
  return exitCode === 0;
}

/** The second way: the VS Code that `@vscode/test-electron` downloads. */
export async function openDownloadedVsCode(root: string, workspace: string, say: Say): Promise<boolean> {
  if (!canShowWindows(say)) return false;
  const code = await download(root, say);
  if (code === undefined) return false;
  say('Opening the sample workspace with the downloaded VS Code; the window ends this program ...');
  const profile = ['--user-data-dir', join(root, '.vscode-test/user-data')];
  const args = [`--extensionDevelopmentPath=${root}`, ...profile, ...asRoot(root), workspace];
  await runProgram(code, [...args, join(workspace, 'ca.crt')], { timeoutSeconds: 24 * 3600 });
  return true;
}

/** `npm run test:desktop`: the suite of `test/vscode` in desktop VS Code. */
export async function runDesktopTests(root: string, say: Say): Promise<Counts> {
  const code = await download(root, say);
  if (code === undefined) throw new Error('The desktop tests need the VS Code download, or one made before.');
  const suite = await buildExtensionTests(root);
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-workspaces-'));
  try {
    await makeWorkspaces(root, folder);
    let ended = false;
    const run = runTests({
      vscodeExecutablePath: code,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(suite, 'index'),
      launchArgs: [join(folder, 'sample'), '--disable-workspace-trust', ...asRoot(root)],
    });
    const exit = run
      .catch(() => 1)
      .finally(() => {
        ended = true;
      });
    const report = await readReport(folder, () => ended);
    await exit;
    return printReport(report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(root: string, say: Say): Promise<string | undefined> {
  say('Looking for VS Code at its download service ...');
  const cachePath = join(root, '.vscode-test');
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath, timeout: answerSeconds * 1000 });
  } catch (error) {
    say(`VS Code cannot be downloaded here: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

async function findInstalledVsCode(): Promise<string | undefined> {
  const application = 'Visual Studio Code.app/Contents/Resources/app/bin/code';
  const executable = 'Microsoft VS Code\\Code.exe';
  const { LOCALAPPDATA, ProgramFiles } = process.env;
  switch (process.platform) {
    case 'win32':
      return [`${LOCALAPPDATA}\\Programs\\${executable}`, `${ProgramFiles}\\${executable}`].find(existsSync);
    case 'darwin': {
      const places = ['/Applications', join(homedir(), 'Applications')].map((place) =>
        join(place, application),
      );
      return (await findProgram(['code'])) ?? places.find((place) => existsSync(place));
    }
    default:
      return findProgram(['code']);
  }
}

function canShowWindows(say: Say): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME) return true;
  say('There is no display here for the window of a desktop VS Code.');
  return false;
}

/** Desktop VS Code refuses to run as root without these. */
function asRoot(root: string): readonly string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  return ['--no-sandbox', '--user-data-dir', join(root, '.vscode-test/user-data')];
}
