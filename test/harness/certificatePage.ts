import type { Page } from 'playwright-core';

/** The subject of `sample/ca.crt`, as the code lens and the hover show it. */
const subject = 'Root CA';
const timeout = 60_000;

/**
 * Does in a window that shows `sample/ca.crt` what a person does: waits for the code lens, then points at the
 * block. Returns the texts of both, the hover still showing.
 */
export async function hoverCertificate(
  page: Page,
): Promise<{ readonly lens: string; readonly hover: string }> {
  const lens = page.locator('.codelens-decoration', { hasText: subject }).first();
  await lens.waitFor({ timeout });
  const block = page.locator('.view-line', { hasText: /^MII/ }).first();
  await block.hover({ position: { x: 200, y: 8 }, timeout });
  const hover = page.locator('.monaco-hover:visible', { hasText: subject }).first();
  await hover.waitFor({ timeout });
  return { lens: (await lens.textContent()) ?? '', hover: (await hover.textContent()) ?? '' };
}
