import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumBrowser, ensurePrograms, findProgram } from './prerequisites';
import type { VsCodeServer } from './vsCodeServer';
import { loadWebExtension } from './webExtension';

/** What a window opens, and the extension it runs from its sources. */
export interface Window {
  readonly workspace: string;
  readonly openFile?: string;
  readonly extension?: ExtensionUnderDevelopment;
}

export interface ExtensionUnderDevelopment {
  readonly folder: string;
  /** The module whose `run` is the test suite; it lies in the folder. */
  readonly tests?: string;
  readonly host: 'node' | 'web';
}

export interface Workbench {
  readonly page: Page;
  /** Everything the window wrote to its console. */
  readonly console: () => string;
  /** Whether the extension host is gone: VS Code ends it when a test suite is over, or could not be loaded. */
  readonly hasEnded: () => boolean;
}

/** A headless Chromium, installed first where it is missing and can be. */
export async function launchBrowser(say: (line: string) => void): Promise<Browser> {
  await ensurePrograms([chromiumBrowser], say);
  const executablePath = (await findProgram(chromiumBrowser.programs)) ?? '';
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args: [...asRoot, '--disable-gpu', '--disable-quic', ...quiet] });
}

/** The address that opens this window; anyone who has it can use the server. */
export function addressOf(server: VsCodeServer, window: Window): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (window.extension?.host === 'node') {
    const { folder, tests } = window.extension;
    payload.push(['extensionDevelopmentPath', remote(folder)]);
    if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  }
  if (window.openFile !== undefined) payload.push(['openFile', remote(window.openFile)]);
  const query = new URLSearchParams({
    tkn: server.token,
    folder: window.workspace,
    payload: JSON.stringify(payload),
  });
  return `${server.origin}/?${query}`;
}

export async function openWorkbench(
  browser: Browser,
  server: VsCodeServer,
  window: Window,
): Promise<Workbench> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  if (window.extension?.host === 'web') await loadWebExtension(context, server, window.extension);
  const page = await context.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(String(error)));
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  page.on('crash', end);
  await page.exposeFunction('codeAutomationExit', end);
  await page.goto(addressOf(server, window));
  return { page, console: () => lines.join('\n'), hasEnded: () => ended };
}
