import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWorkspaces, printReport, readReport, type WorkspaceName } from './extensionSuite';
import type { Laboratory } from './laboratory';
import { lastLines } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { serveWebExtension } from './webExtension';
import { openWorkbench } from './workbench';
import { installXmlExtension } from './xmlExtension';

export interface ExtensionTestRun {
  readonly extensionHost: 'node' | 'web';
  readonly workspace: WorkspaceName;
  readonly trusted: boolean;
  /** Beside another extension that checks XML. */
  readonly xmlExtension?: true;
}

/** Runs the suite inside a real VS Code and prints what came of it. */
export async function runExtensionTests(laboratory: Laboratory, run: ExtensionTestRun): Promise<Counts> {
  const { root, vsCode, browser, suite } = laboratory;
  const cleanUp: (() => Promise<void>)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'phonepki-workspaces-'));
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    await makeWorkspaces(root, folder);
    const extensions = join(folder, 'extensions');
    if (run.xmlExtension) await installXmlExtension(laboratory, folder, extensions);
    const settings = { 'security.workspace.trust.enabled': !run.trusted };
    const started = await startVsCodeServer(vsCode, settings, run.xmlExtension && extensions);
    const server = run.extensionHost === 'web' ? await serveWebExtension(started, root) : started;
    cleanUp.push(server.stop);
    const workbench = await openWorkbench(browser, server, {
      workspace: join(folder, run.workspace),
      extension: { folder: root, tests: join(suite, 'index'), host: run.extensionHost },
    });
    cleanUp.push(() => workbench.page.context().close());
    try {
      return printReport(await readReport(folder, workbench.hasEnded));
    } catch (error) {
      console.log(`--- console of the window\n${lastLines(workbench.console())}`);
      console.log(`--- VS Code server\n${await server.log()}`);
      throw error;
    }
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}
