/** Trust lists, DHCP options and the files of new phones in a real VS Code, as a person makes them. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createCheckList } from './checkList';
import { createFormDriver, exists, type FormDriver } from './formDriver';
import type { Laboratory } from './laboratory';
import { makePki } from './makePki';
import { lastLines } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer, withoutTreeHovers } from './vsCodeServer';
import { openWorkbench } from './workbench';
import { openFromExplorer, pickFromMenu, runCommand, treeRow } from './workbenchActions';

const timeout = 30_000;
const ROOT = 'Example Phones Root CA';

export async function testProvisioning(laboratory: Laboratory): Promise<Counts> {
  const { root, vsCode, browser } = laboratory;
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-provisioning-'));
  const workspace = join(folder, 'pki');
  await makePki(workspace, Date.now());
  await writeFile(join(workspace, 'pbx.trustlist.txt'), '# What the PBX trusts\n');
  const pictures = join(root, 'artifacts');
  await mkdir(pictures, { recursive: true });
  const server = await startVsCodeServer(vsCode, {
    'security.workspace.trust.enabled': false,
    ...withoutTreeHovers,
    'workbench.colorTheme': 'Default Dark Modern',
  });
  const { check, counts } = createCheckList();
  try {
    const extension = { folder: root, host: 'node' } as const;
    const workbench = await openWorkbench(browser, server, { workspace, extension });
    const { page } = workbench;
    const form = createFormDriver(page);
    await page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
    // The badge says that the extension and its server run.
    await page
      .locator('.activitybar .badge-content', { hasText: /^\d+$/ })
      .first()
      .waitFor({ timeout: 60_000 });
    await check('a trust list has its view: what is added there stands in the text', async () => {
      await openFromExplorer(page, 'pbx.trustlist.txt');
      await addsToList(page);
      await page.screenshot({ path: join(pictures, 'trust-list.png') });
    });
    await check('what a line of the view is asked to: details, removal, undo', () => removes(page));
    await check('all of it is removed after a question', () => clears(page));
    await check('a new phone config: a wrong address leads back, the summary comes first', async () => {
      await makesConfig(page, form);
      await page.screenshot({ path: join(pictures, 'new-phone-config.png') });
      await form.choose('Write 4 Files');
      await exists(join(workspace, 'provisioning/001e300a9f33-phone.cfg'));
      const names = await readdir(join(workspace, 'provisioning'));
      if (names.length !== 4) throw new Error(names.join());
      const site = await readFile(join(workspace, 'provisioning/site.cfg'), 'utf8');
      if (!/customCaCert1="-----BEGIN CERTIFICATE-----&#10;/.test(site)) throw new Error(site);
    });
    await check('the DHCP options for these files open as a document', async () => {
      await runCommand(page, 'View: Show Explorer');
      await treeRow(page, 'provisioning').click({ timeout });
      await openFromExplorer(page, 'site.cfg');
      await runCommand(page, 'PhonePKI: Create DHCP Options…');
      await form.choose('Polycom UC Software');
      await form.type('https://prov.example.com');
      await form.type('160, 66');
      await form.choose('ISC dhcpd');
      await page.locator('.view-line', { hasText: 'option phonepki-160 code 160' }).waitFor({ timeout });
    });
    if (counts().failed > 0) {
      await page.screenshot({ path: join(root, 'out/provisioning-failed.png') });
      console.log(`--- console of the window\n${lastLines(workbench.console())}\n${await server.log()}`);
    }
    await page.context().close();
    return counts();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const line = (page: Page, text: string) => page.locator('.editor-instance .view-line', { hasText: text });

async function addsToList(page: Page): Promise<void> {
  await runCommand(page, 'PhonePKI: Add to Trust List…');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: ROOT }).first();
  await row.click({ timeout });
  await page.locator('.quick-input-widget .quick-input-action .monaco-button', { hasText: 'OK' }).click();
  await line(page, 'END CERTIFICATE').first().waitFor({ timeout });
  await runCommand(page, 'PKI: Focus on Trust List View');
  await treeRow(page, ROOT).waitFor({ timeout });
}

async function removes(page: Page): Promise<void> {
  await treeRow(page, ROOT).click({ button: 'right' });
  await pickFromMenu(page, 'Show Details of Entry');
  await page.locator('.tab', { hasText: '(decoded)' }).first().waitFor({ timeout });
  await runCommand(page, 'View: Close Editor');
  await treeRow(page, ROOT).hover();
  await treeRow(page, ROOT).locator('a[aria-label="Remove from Trust List"]').click({ timeout });
  await treeRow(page, ROOT).waitFor({ state: 'detached', timeout });
  await line(page, 'What the PBX trusts').click();
  await page.keyboard.press('Control+z');
  await treeRow(page, ROOT).waitFor({ timeout });
}

async function clears(page: Page): Promise<void> {
  await runCommand(page, 'PhonePKI: Clear Trust List…');
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Clear' }).click({ timeout });
  await treeRow(page, ROOT).waitFor({ state: 'detached', timeout });
  await line(page, 'What the PBX trusts').waitFor({ timeout });
}

async function makesConfig(page: Page, form: FormDriver): Promise<void> {
  await runCommand(page, 'PhonePKI: New Phone Config…');
  await form.choose('Polycom UC Software');
  await form.choose('Type their MAC addresses');
  await form.type('00:1E:30:0A:9F:33, 001e300a9f');
  await form.type('https://prov.example.com');
  await form.type('ntp.example.com');
  await form.choose(ROOT);
  await form.choose('None');
  await form.choose('No');
  await form.type('provisioning');
  // Back at the folder: the list of phones is what has to be mended.
  await form.says('Folder for the new files');
  for (let step = 0; step < 6; step++) {
    await form.back();
    await page.waitForTimeout(400);
  }
  await form.says('MAC addresses in any notation');
  await form.type('00:1E:30:0A:9F:33');
  await form.type('https://prov.example.com');
  await form.type('ntp.example.com');
  await form.choose(ROOT);
  await form.choose('None');
  await form.choose('No');
  await form.type('provisioning');
  await form.shows('Time server');
}
