import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, startProgram } from './processes';
import type { VsCode } from './vsCode';

/** User settings, by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

export interface VsCodeServer {
  readonly port: number;
  /** The address of the workbench, without the folder to open. */
  readonly origin: string;
  readonly token: string;
  /** The server's output and the logs of the extension host, newest last. */
  readonly log: () => Promise<string>;
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

/**
 * For tests: the pointer rests on a line of a tree, and its hover would lie over the next one. Editors have a delay of
 * their own.
 */
export const withoutTreeHovers: Settings = { 'workbench.hover.delay': 60_000 };

/** A window without anything in it that is not the product (no welcome, no assistants, no look-ups), and as on the desktop. */
const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'files.autoSave': 'off',
};

/** Starts a VS Code server with a profile of its own, on a free port of this machine only. */
export async function startVsCodeServer(
  vsCode: VsCode,
  settings: Settings,
  extensions?: string,
): Promise<VsCodeServer> {
  const data = await mkdtemp(join(tmpdir(), 'phonepki-vscode-'));
  const profile = join(data, 'data/User');
  await mkdir(profile, { recursive: true });
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  const token = randomBytes(16).toString('hex');
  const args = [
    vsCode.server,
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--enable-smoke-test-driver'],
    ...['--server-data-dir', data],
    ...(extensions === undefined ? [] : ['--extensions-dir', extensions]),
  ];
  const noGallery = JSON.stringify({ serviceUrl: '' });
  const program = startProgram(vsCode.node, args, { env: { ...process.env, EXTENSIONS_GALLERY: noGallery } });
  const discardProfile = (): void => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', discardProfile);
  const stop = async (): Promise<void> => {
    await program.stop();
    process.off('exit', discardProfile);
    discardProfile();
  };
  try {
    const port = await listening(program.output, program.exited);
    const log = async (): Promise<string> =>
      program.output() + (await extensionHostLogs(join(data, 'data/logs')));
    const origin = `http://127.0.0.1:${port}`;
    return { port, origin, token, log, exited: program.exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listening(output: () => string, exited: Promise<number | null>): Promise<number> {
  const ended = exited.then(() => true);
  for (let tries = 0; tries < 300; tries++) {
    const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
    if (port !== undefined) return Number(port);
    if (await Promise.race([ended, pause(100, false)])) break;
  }
  throw new Error(`The VS Code server did not start:\n${lastLines(output())}`);
}

async function extensionHostLogs(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const logs = entries.filter((entry) => /exthost\d*\/(remoteexthost|.*phonepki.*)\.log$/i.test(entry));
  const texts = await Promise.all(logs.map((entry) => readFile(join(folder, entry), 'utf8')));
  return texts.map((text, index) => `\n--- ${logs[index]}\n${lastLines(text)}`).join('\n');
}
