/** What a person does in a window of VS Code. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, Locator, Page } from 'playwright-core';

const timeout = 30_000;

/** Runs a command by its name from the palette; once more where something else took the focus and closed it. */
export async function runCommand(page: Page, name: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  const attempt = async (patience: number) => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill(`>${name}`, { timeout: patience });
    await row.click({ timeout: patience });
  };
  for (let tries = 0; tries < 3; tries++) {
    const isDone = await attempt(6000).then(
      () => true,
      () => false,
    );
    if (isDone) return;
    await page.keyboard.press('Escape');
  }
  await attempt(timeout);
}

/** Takes an entry of the list that a command offers. */
export async function pickEntry(page: Page, text: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click({ timeout });
}

export async function openFromExplorer(page: Page, file: string): Promise<void> {
  const isShown = await page.locator('.explorer-folders-view').isVisible();
  if (!isShown) await runCommand(page, 'View: Show Explorer');
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: file })
    .first()
    .dblclick({ timeout });
}

/** A line of a tree in the side bar. */
export function treeRow(page: Page, text: string): Locator {
  return page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
}

/** Closes all editors, and waits until the page of the viewer is gone. */
export async function closeEditors(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  while ((await shownViewer(page)) !== undefined) await pause(50);
}

/** The page of the viewer, once it shows something: a frame in a frame. */
export async function viewerFrame(page: Page): Promise<Frame> {
  for (let tries = 0; tries < 200; tries++) {
    const frame = await shownViewer(page);
    if (frame !== undefined) return frame;
    await pause(100);
  }
  throw new Error('The viewer did not open.');
}

async function shownViewer(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    const isShown = await frame
      .locator('#page:not([aria-busy])')
      .isVisible()
      .catch(() => false);
    if (isShown) return frame;
  }
  return undefined;
}

/**
 * Picks an entry, also from the submenu of the extension. VS Code leaves clicks alone that come right after the menu:
 * they might be of the button that opened it.
 */
export async function pickFromMenu(page: Page, label: string | RegExp): Promise<void> {
  const entry = (text: string | RegExp) =>
    page.locator('.monaco-menu .action-label', { hasText: text }).first();
  const item = entry(label);
  for (let attempt = 0; attempt < 5; attempt++) {
    await entry(/./).waitFor({ timeout });
    if (!(await item.isVisible())) await entry(/^PhonePKI$/).click({ timeout });
    await item.click({ timeout });
    const isGone = await item.waitFor({ state: 'hidden', timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (isGone) return;
  }
  throw new Error(`The menu stayed open over "${label}".`);
}
