import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const timeout = 20_000;

export type FormDriver = ReturnType<typeof createFormDriver>;

/** The quick input of VS Code, as a person uses it. */
export function createFormDriver(page: Page) {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('input.input');
  const row = (text: string) => widget.locator('.monaco-list-row', { hasText: text }).first();
  const typeOnly = async (text: string) => {
    await widget.locator('.quick-input-list').waitFor({ state: 'hidden', timeout });
    await input.fill(text);
  };
  // The next step looks much like the one before: an answer must not reach the wrong one.
  const settle = () => page.waitForTimeout(400);
  return {
    async choose(text: string) {
      await row(text).click({ timeout });
      // Where the mouse rests, VS Code explains the line, over the one that is to be chosen next.
      await page.mouse.move(2, 2);
      await settle();
    },
    /** With the keyboard: Enter takes the entry that is marked to begin with. */
    async accept(text: string) {
      await widget.locator('.monaco-list-row.focused', { hasText: text }).waitFor({ timeout });
      await page.keyboard.press('Enter');
      await settle();
    },
    typeOnly,
    async type(text: string) {
      await typeOnly(text);
      await page.keyboard.press('Enter');
      await settle();
    },
    says: (text: string) => widget.locator('.quick-input-message', { hasText: text }).waitFor({ timeout }),
    shows: (text: string) => row(text).waitFor({ timeout }),
    back: () => widget.locator('.quick-input-left-action-bar .action-label').first().click({ timeout }),
    async remove(text: string) {
      await row(text).hover();
      await row(text).locator('.codicon-trash').click({ timeout });
    },
  };
}

/** Waits until a form has written the file. */
export async function exists(path: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await stat(path).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${path} was not written.`);
}
