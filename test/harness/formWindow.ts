import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createCheckList } from './checkList';
import { createFormDriver, type FormDriver } from './formDriver';
import type { Laboratory } from './laboratory';
import { lastLines } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer, withoutTreeHovers } from './vsCodeServer';
import { openWorkbench } from './workbench';

/** A window of a real VS Code on a trusted workspace, in which a person fills in forms. */
export interface FormWindow {
  readonly page: Page;
  readonly form: FormDriver;
  /** A check that leaves a picture in `out` when it fails, and no form open. */
  checked(name: string, body: () => Promise<void>): Promise<void>;
  /** A check without the window. */
  check(name: string, body: () => Promise<void>): Promise<void>;
}

/** Opens the window, waits for the explorer, and closes it when `body` is over; `name` is that of the pictures. */
export async function inFormWindow(
  { root, vsCode, browser }: Laboratory,
  { name: stage, workspace }: { readonly name: string; readonly workspace: string },
  body: (window: FormWindow) => Promise<void>,
): Promise<Counts> {
  await mkdir(join(root, 'out'), { recursive: true });
  const server = await startVsCodeServer(vsCode, {
    'security.workspace.trust.enabled': false,
    ...withoutTreeHovers,
  });
  const { check, counts } = createCheckList();
  try {
    const extension = { folder: root, host: 'node' as const };
    const workbench = await openWorkbench(browser, server, { workspace, extension });
    const { page } = workbench;
    const checked = async (name: string, run: () => Promise<void>) => {
      await check(name, async () => {
        await run().catch(async (error: unknown) => {
          await page.screenshot({ path: join(root, `out/${stage}-${counts().failed}.png`) });
          throw error;
        });
      });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    };
    await page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
    await body({ page, form: createFormDriver(page), checked, check });
    if (counts().failed > 0) console.log(`--- console of the window\n${lastLines(workbench.console())}`);
    await page.context().close();
    return counts();
  } finally {
    await server.stop();
  }
}
