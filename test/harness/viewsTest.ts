import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createCheckList } from './checkList';
import type { Laboratory } from './laboratory';
import { makePki } from './makePki';
import { lastLines } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { openWorkbench } from './workbench';
import {
  closeEditors,
  openFromExplorer,
  pickEntry,
  pickFromMenu,
  runCommand,
  treeRow,
} from './workbenchActions';

const timeout = 30_000;

/**
 * Uses the PKI view, the ASN.1 view, *Compare* and *Convert* in a real VS Code as a person does: by clicks, the
 * palette and the keyboard. Leaves pictures in `artifacts/`.
 */
export async function testViews(laboratory: Laboratory): Promise<Counts> {
  const { root, vsCode, browser } = laboratory;
  const pictures = join(root, 'artifacts');
  await mkdir(pictures, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-views-'));
  const server = await startVsCodeServer(vsCode, {
    'security.workspace.trust.enabled': false,
    'workbench.colorTheme': 'Default Dark Modern',
  });
  const { check, counts } = createCheckList();
  try {
    const workspace = join(folder, 'pki');
    await makePki(workspace, Date.now());
    await cp(join(root, 'sample/provisioning'), join(workspace, 'provisioning'), { recursive: true });
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await writeFile(join(empty, 'notes.md'), '# Notes\n');
    const extension = { folder: root, host: 'node' } as const;
    const workbench = await openWorkbench(browser, server, { workspace, extension });
    const { page } = workbench;
    const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    await check('the badge counts what expires before anybody opens the view', () => countsUnseen(page));
    await check('the PKI view lists what is in the workspace, by role', async () => {
      await listsByRole(page);
      await picture('pki-view');
    });
    await check('a click on a certificate goes to it in its file', () => opens(page));
    await check('its context menu leads to the issuer', () => goesToIssuer(page));
    await check('by expiry, what has expired comes first; the badge counts it', () => groupsByExpiry(page));
    await check('the ASN.1 view follows the cursor and selects the text of a field', async () => {
      await followsCursor(page);
      await picture('asn1-view');
    });
    await check('two certificates are compared field by field', async () => {
      await compares(page);
      await picture('compare');
    });
    await check('a chain becomes one PKCS #7 block', () => converts(page));
    if (counts().failed > 0) {
      await picture('views-failed');
      console.log(`--- console of the window\n${lastLines(workbench.console())}\n${await server.log()}`);
    }
    await page.context().close();
    await check('a folder without PKI is welcomed with what to do', async () => {
      const other = await openWorkbench(browser, server, { workspace: empty, extension });
      await openPkiView(other.page);
      const welcome = other.page.locator('.welcome-view', { hasText: 'No certificates' });
      await welcome.waitFor({ timeout });
      await other.page.context().close();
    });
    return counts();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function activityItem(page: Page): Locator {
  return page.locator('.activitybar .action-item', { has: page.locator('a[aria-label^="PKI"]') }).first();
}

async function openPkiView(page: Page): Promise<void> {
  await activityItem(page).click({ timeout });
}

/** One has expired, one and the list will within 30 days. */
async function countsUnseen(page: Page): Promise<void> {
  await activityItem(page).locator('.badge-content', { hasText: /^3$/ }).waitFor({ timeout });
}

async function listsByRole(page: Page): Promise<void> {
  await openPkiView(page);
  for (const group of ['Root CAs', 'Intermediate CAs', 'End entities', 'Revocation lists', 'Containers']) {
    await treeRow(page, group).waitFor({ timeout });
  }
  await treeRow(page, 'End entities').click();
  await treeRow(page, 'gateway.phones.example').waitFor({ timeout });
  await treeRow(page, 'Intermediate CAs').click();
  await treeRow(page, 'Example Phones Issuing CA 2').waitFor({ timeout });
}

async function opens(page: Page): Promise<void> {
  await treeRow(page, 'gateway.phones.example').click();
  await page.locator('.tab', { hasText: 'gateway.crt' }).first().waitFor({ timeout });
  await page
    .locator('.codelens-decoration', { hasText: 'gateway.phones.example' })
    .first()
    .waitFor({ timeout });
}

async function goesToIssuer(page: Page): Promise<void> {
  await treeRow(page, 'gateway.phones.example').click({ button: 'right' });
  await pickFromMenu(page, 'Go to Issuer');
  const issuer = page.locator('.tab', { hasText: /chain\.(pem|p7b)/ });
  await issuer.first().waitFor({ timeout });
}

async function groupsByExpiry(page: Page): Promise<void> {
  await runCommand(page, 'PhonePKI: Group PKI View by Expiry');
  await treeRow(page, 'Expired').waitFor({ timeout });
  await treeRow(page, 'old.phones.example').waitFor({ timeout });
  await activityItem(page)
    .locator('.badge-content', { hasText: /^[1-9]/ })
    .waitFor({ timeout });
  await runCommand(page, 'PhonePKI: Group PKI View by Role');
  await treeRow(page, 'End entities').waitFor({ timeout });
}

async function followsCursor(page: Page): Promise<void> {
  await closeEditors(page);
  await openFromExplorer(page, 'chain.pem');
  await page.locator('.view-line', { hasText: /^MII/ }).first().waitFor({ timeout });
  await openPkiView(page);
  await page
    .locator('.view-line', { hasText: /^MII/ })
    .first()
    .click({ position: { x: 200, y: 8 } });
  await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'serialNumber' }).waitFor({ timeout });
  await treeRow(page, 'validity').click();
  await page.locator('.statusbar-item', { hasText: /selected\)/ }).waitFor({ timeout });
}

async function compares(page: Page): Promise<void> {
  await closeEditors(page);
  await runCommand(page, 'PhonePKI: Compare Certificates…');
  await pickEntry(page, 'gateway.phones.example');
  await page.locator('.quick-input-widget', { hasText: 'Compare Certificates' }).first().waitFor({ timeout });
  await pickEntry(page, 'old.phones.example');
  await page.locator('.tab', { hasText: '↔' }).waitFor({ timeout });
  await page.locator('.monaco-diff-editor .line-insert').first().waitFor({ timeout });
}

async function converts(page: Page): Promise<void> {
  await closeEditors(page);
  await openFromExplorer(page, 'chain.pem');
  await page.locator('.view-line', { hasText: /^MII/ }).first().waitFor({ timeout });
  // VS Code remembers what was selected.
  await page.locator('.view-line', { hasText: 'BEGIN' }).first().click();
  await runCommand(page, 'PhonePKI: Convert…');
  await pickEntry(page, 'PKCS #7, PEM');
  await page.locator('.view-line', { hasText: 'BEGIN PKCS7' }).first().waitFor({ timeout });
  await page.locator('.codelens-decoration', { hasText: '3 certificates' }).first().waitFor({ timeout });
  await runCommand(page, 'View: Revert and Close Editor');
}
