import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWorkspaces, printReport, readReport, type WorkspaceName } from './extensionSuite';
import type { Laboratory } from './laboratory';
import { lastLines } from './processes';
import type { Counts } from './stages';
import { type Settings, startVsCodeServer } from './vsCodeServer';
import { openWorkbench } from './workbench';

export interface ExtensionTestRun {
  readonly extensionHost: 'node' | 'web';
  readonly workspace: WorkspaceName;
  readonly trusted: boolean;
}

/** Runs the suite inside a real VS Code and prints what came of it. */
export async function runExtensionTests(laboratory: Laboratory, run: ExtensionTestRun): Promise<Counts> {
  const { root, vsCode, browser, suite } = laboratory;
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-workspaces-'));
  await makeWorkspaces(root, folder);
  const server = await startVsCodeServer(vsCode, settingsOf(run));
  try {
    const workbench = await openWorkbench(browser, server, {
      workspace: join(folder, run.workspace),
      extension: root,
      tests: join(suite, 'index'),
    });
    try {
      return printReport(await readReport(folder, workbench.hasEnded));
    } catch (error) {
      console.log(`--- console of the window\n${lastLines(workbench.console())}`);
      console.log(`--- VS Code server\n${await server.log()}`);
      throw error;
    } finally {
      await workbench.page.context().close();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function settingsOf({ trusted, extensionHost }: ExtensionTestRun): Settings {
  return {
    'security.workspace.trust.enabled': !trusted,
    ...(extensionHost === 'web' ? { 'remote.extensionKind': { 'phonepki.phonepki': ['web'] } } : {}),
  };
}
