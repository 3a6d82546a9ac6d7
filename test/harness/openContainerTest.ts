import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCheckList } from './checkList';
import type { Laboratory } from './laboratory';
import { legacyPem, modernPkcs12 } from './sealedObjects';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { openWorkbench } from './workbench';
import { openFromExplorer, runCommand, viewerFrame } from './workbenchActions';

const timeout = 30_000;

/** Opening with a pass phrase, remembering and forgetting it, in a real VS Code whose workspace nobody trusts. */
export async function testOpenContainer({ root, vsCode, browser }: Laboratory): Promise<Counts> {
  const workspace = await mkdtemp(join(tmpdir(), 'phonepki-open-'));
  await writeFile(join(workspace, 'phone.p12'), modernPkcs12);
  await writeFile(join(workspace, 'phone.key'), `${legacyPem}\n`);
  const server = await startVsCodeServer(vsCode, { 'security.workspace.trust.startupPrompt': 'never' });
  const { check, counts } = createCheckList();
  try {
    const extension = { folder: root, host: 'node' as const };
    const { page } = await openWorkbench(browser, server, { workspace, extension });
    const widget = page.locator('.quick-input-widget');
    const says = (text: string) =>
      widget.locator('.quick-input-message', { hasText: text }).waitFor({ timeout });
    const type = async (text: string) => {
      await widget.locator('input.input[type=password]').fill(text);
      await page.keyboard.press('Enter');
    };
    const choose = (text: string) =>
      widget.locator('.monaco-list-row', { hasText: text }).first().click({ timeout });
    const shown = (text: string) =>
      page.locator('.view-lines', { hasText: text }).first().waitFor({ timeout });
    const close = () => runCommand(page, 'View: Close All Editors');
    const titleButton = page.locator('.title .actions-container a[aria-label^="Open PKCS #12"]');
    const open = 'PhonePKI: Open PKCS #12 or Encrypted Key';

    await page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
    await check('a PKCS #12 file opens from the title of its viewer, after a wrong pass phrase', async () => {
      await openFromExplorer(page, 'phone.p12');
      // The page takes the focus when it is there.
      await viewerFrame(page);
      await titleButton.click({ timeout: 60_000 });
      await says('Pass phrase of phone.p12');
      await type('grun');
      await says('does not open phone.p12');
      await type('grün');
      await choose('Until VS Code closes');
      await shown('matches');
    });
    await check('a pass phrase that is remembered is not asked for again', async () => {
      await close();
      await openFromExplorer(page, 'phone.p12');
      await titleButton.click({ timeout });
      await shown('matches');
    });
    await check('the page of the viewer has a button for it, too', async () => {
      await close();
      await openFromExplorer(page, 'phone.p12');
      const frame = await viewerFrame(page);
      await frame.locator('button', { hasText: 'Open with pass phrase' }).click({ timeout });
      await shown('matches');
    });
    await check('after it is forgotten it is asked for', async () => {
      await close();
      await runCommand(page, 'PhonePKI: Forget Pass Phrases');
      await openFromExplorer(page, 'phone.p12');
      await titleButton.click({ timeout });
      await says('Pass phrase of phone.p12');
      await page.keyboard.press('Escape');
    });
    await check('a key in a text opens at the cursor', async () => {
      await close();
      await openFromExplorer(page, 'phone.key');
      await page.locator('.view-line', { hasText: 'DEK-Info' }).first().click({ timeout });
      await runCommand(page, open);
      await says('Pass phrase of phone.key');
      await type('secret');
      await choose('No');
      await shown('Public');
    });
    if (counts().failed > 0) await page.screenshot({ path: join(root, 'out/openContainer.png') });
    await page.context().close();
    return counts();
  } finally {
    await server.stop();
    await rm(workspace, { recursive: true, force: true });
  }
}
