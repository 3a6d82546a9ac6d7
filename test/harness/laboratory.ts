import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildExtensionTests } from './extensionSuite';
import { ensureVsCode, type VsCode } from './vsCode';
import { launchBrowser } from './workbench';

/** What the stages in a real VS Code share. */
export interface Laboratory {
  readonly root: string;
  readonly vsCode: VsCode;
  readonly browser: Browser;
  /** The folder of the bundled suite. */
  readonly suite: string;
}

/** Sets VS Code and Chromium up (once), and hands them to `use`. */
export async function withLaboratory<T>(
  root: string,
  say: (line: string) => void,
  use: (laboratory: Laboratory) => Promise<T>,
): Promise<T> {
  const vsCode = await ensureVsCode(join(root, '.vscode-test'), say);
  const suite = await buildExtensionTests(root);
  const browser = await launchBrowser(say);
  try {
    return await use({ root, vsCode, browser, suite });
  } finally {
    await browser.close();
  }
}
