import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { createFormDriver } from './formDriver';
import { pickFromMenu, runCommand, treeRow } from './workbenchActions';

const timeout = 30_000;

/** What the life of a CA is tried with: a CA with two certificates, whose pass phrase the session remembers. */
export interface CaLifeWorkshop {
  readonly page: Page;
  readonly form: ReturnType<typeof createFormDriver>;
  readonly workspace: string;
  readonly openssl: (...args: readonly string[]) => Promise<string>;
  readonly passPhrase: string;
  /** Where the picture of the CA in its view goes. */
  readonly picture: string;
  /** Waits for a file. */
  readonly exists: (path: string) => Promise<void>;
}

type Checked = (name: string, body: () => Promise<void>) => Promise<void>;

/** The CA in the PKI view: what it holds, and what its context menus do. */
export async function testCaLife(workshop: CaLifeWorkshop, checked: Checked): Promise<void> {
  const { page, form, workspace, openssl, passPhrase, exists, picture } = workshop;
  const at = (path: string) => join(workspace, path);
  await mkdir(at('ca/requests'), { recursive: true });
  const request = ['-subj', '/CN=unwanted.example.com', '-keyout', at('../unwanted.key')];
  await openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    ...request,
    '-out',
    'ca/requests/unwanted.csr',
  );
  await checked(
    'the PKI view shows the CA with its requests and certificates, and the badge counts them',
    async () => {
      await runCommand(page, 'PhonePKI: Refresh PKI View');
      await page
        .locator('.activitybar .action-item', { has: page.locator('a[aria-label^="PKI"]') })
        .first()
        .click({ timeout });
      await treeRow(page, 'Müller Root').click({ timeout });
      await row(page, 'Pending requests', '1').waitFor({ timeout });
      await row(page, 'Issued', '2').waitFor({ timeout });
      await row(page, 'Next serial number', '03').waitFor({ timeout });
      await page
        .locator('.activitybar .action-item', { has: page.locator('a[aria-label^="PKI"]') })
        .locator('.badge-content', { hasText: /^[1-9]/ })
        .first()
        .waitFor({ timeout });
    },
  );
  await checked('a request is rejected with a reason', async () => {
    await row(page, 'Pending requests', '1').click({ timeout });
    await menuOf(page, treeRow(page, 'unwanted.example.com'), 'Reject Request…');
    await form.type('Not one of ours');
    await form.shows('Not one of ours');
    await form.choose('Reject');
    await exists(at('ca/rejected/unwanted.csr'));
    const reason = await readFile(at('ca/rejected/unwanted.csr.reason.txt'), 'utf8');
    if (reason !== 'Not one of ours\n') throw new Error(reason);
    await row(page, 'Rejected requests', '1').waitFor({ timeout });
  });
  await checked('a certificate is revoked, and the list issued at once', async () => {
    await row(page, 'Issued', '2').click({ timeout });
    await menuOf(page, treeRow(page, 'boot.example.com'), 'Revoke Certificate…');
    await form.choose('Superseded');
    await form.choose('Issue the revocation list at once');
    await form.type(passPhrase);
    await form.choose('Until VS Code closes');
    await form.shows('CN=boot.example.com');
    await form.choose('Revoke');
    await exists(at('ca/crl.pem'));
    const verdict = await openssl(
      'verify',
      '-crl_check',
      '-CAfile',
      'ca/ca.crt',
      '-CRLfile',
      'ca/crl.pem',
      'boot.crt',
    ).catch((error: unknown) => String(error));
    if (!verdict.includes('certificate revoked')) throw new Error(verdict);
    await row(page, 'Revoked', '1').waitFor({ timeout });
    await row(page, 'Revocation list', 'number 01').waitFor({ timeout });
    await page.screenshot({ path: picture });
  });
  await checked('a certificate is renewed with its key, in place of its file after a question', async () => {
    const serial = () => openssl('x509', '-in', 'issued/phones.crt', '-noout', '-serial');
    const before = await serial();
    await menuOf(page, treeRow(page, 'bootserver1.spectralink.com'), 'Renew Certificate…');
    await form.choose('The same key');
    await form.choose('Replace issued/phones.crt');
    await form.type('2y');
    await form.choose('It stays valid until it ends');
    await form.shows('as before');
    await form.choose('Renew');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Replace' }).click({ timeout });
    for (let tries = 0; (await serial()) === before; tries++) {
      if (tries > 100) throw new Error('The certificate was not replaced.');
      await page.waitForTimeout(100);
    }
    await openssl(
      'verify',
      '-crl_check',
      '-CAfile',
      'ca/ca.crt',
      '-CRLfile',
      'ca/crl.pem',
      'issued/phones.crt',
    );
  });
  await checked('the line of the CA issues from it without asking which', async () => {
    await menuOf(page, treeRow(page, 'Müller Root'), 'Issue Key and Certificate…');
    await form.shows('provisioning-server');
  });
}

/** A line of the tree with what stands behind its label. */
function row(page: Page, label: string, description: string): Locator {
  return page
    .locator('.sidebar .monaco-list-row', { has: page.locator('.label-name', { hasText: label }) })
    .filter({ has: page.locator('.label-description', { hasText: description }) })
    .first();
}

async function menuOf(page: Page, line: Locator, entry: string): Promise<void> {
  await line.waitFor({ timeout });
  // What was changed before comes to the view a moment later, and a menu speaks of the lines as they were.
  await page.waitForTimeout(2500);
  await line.click({ button: 'right', timeout });
  await pickFromMenu(page, entry);
}
