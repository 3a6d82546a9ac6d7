import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { exists } from './formDriver';
import { inFormWindow } from './formWindow';
import type { Laboratory } from './laboratory';
import { runProgram } from './processes';
import type { Counts } from './stages';
import { openFromExplorer, pickFromMenu, runCommand } from './workbenchActions';

const timeout = 30_000;

/** A CA of OpenSSL is taken over and issues for a table of devices, in a real VS Code; answers and PKCS #12 files come in. */
export async function testBulkForms(laboratory: Laboratory): Promise<Counts> {
  const workspace = await mkdtemp(join(tmpdir(), 'phonepki-bulk-'));
  const openssl = (...args: readonly string[]) =>
    runProgram('openssl', args, { cwd: workspace, timeoutSeconds: 30 });
  await fill(workspace, openssl);
  try {
    return await inFormWindow(
      laboratory,
      { name: 'bulkForms', workspace },
      async ({ page, form, checked }) => {
        await openFromExplorer(page, 'web.csr');
        await page.locator('.codelens-decoration a', { hasText: 'Sign…' }).waitFor({ timeout: 60_000 });

        await checked('a CA of OpenSSL is used where it is', async () => {
          await runCommand(page, 'PhonePKI: Import…');
          await form.choose('A CA of OpenSSL');
          await chooseFolder(page, join(workspace, 'house'));
          await form.choose('Where it is');
          await form.type('');
          await form.shows('used where it is');
          await form.choose('Import');
          await exists(join(workspace, 'house/openssl.cnf'));
        });
        await checked('a new table has the devices that configs are named after', async () => {
          await runCommand(page, 'PhonePKI: New CSV for Certificates');
          await page.locator('.view-line', { hasText: '00:04:F2:AA:BB:01' }).first().waitFor({ timeout });
        });
        await checked(
          'certificates for a table: templates, the summary, files, the report, the wrong row',
          async () => {
            await fromExplorer(page, 'phones.csv', 'Issue Certificates from a CSV…');
            await form.choose('CN=House CA');
            await form.choose('phone-client');
            await form.shows('{name}');
            await form.choose('Continue');
            await form.choose('Add…');
            await form.type('DNS:{mac}.phones.example.com');
            await form.choose('Continue');
            await form.choose('EC, P-256');
            await form.typeOnly('never');
            await form.says('A number of days');
            await form.type('30');
            await form.choose('PKCS #12, a random pass phrase for each');
            await form.type('issued');
            await form.type('phone-{mac}');
            await form.shows('Line 4: "nonsense" is no MAC address.');
            await form.choose('Issue Them');
            await exists(join(workspace, 'issued/phone-0004f2aabb02.p12'));
            await page.locator('.view-line', { hasText: 'line,state,name' }).first().waitFor({ timeout });
            await page.locator('.view-line', { hasText: '4,refused,lobby' }).first().waitFor({ timeout });
            const phrase = await readFile(join(workspace, 'issued/phone-0004f2aabb01.passphrase'), 'utf8');
            await openssl(
              ...[
                'pkcs12',
                '-in',
                'issued/phone-0004f2aabb01.p12',
                '-noout',
                '-passin',
                `pass:${phrase.trim()}`,
              ],
            );
            await openssl('verify', '-CAfile', 'house/ca.crt', 'issued/phone-0004f2aabb01.crt');
            await openFromExplorer(page, 'phones.csv');
            await page.locator('.squiggly-error').first().waitFor({ timeout });
          },
        );
        await checked('the same table again issues nothing', async () => {
          const before = await readdir(join(workspace, 'house/newcerts'));
          await fromExplorer(page, 'phones.csv', 'Issue Certificates from a CSV…');
          await form.choose('CN=House CA');
          await form.choose('phone-client');
          await form.choose('Continue');
          await form.choose('Add…');
          await form.type('DNS:{mac}.phones.example.com');
          await form.choose('Continue');
          await form.choose('EC, P-256');
          await form.type('30');
          await form.choose('PKCS #12, a random pass phrase for each');
          await form.type('issued');
          await form.type('phone-{mac}');
          await form.shows('Issued before');
          await form.choose('Issue Them');
          await page.locator('.view-line', { hasText: '2,present,reception' }).first().waitFor({ timeout });
          const after = await readdir(join(workspace, 'house/newcerts'));
          if (after.length !== before.length) throw new Error(after.join());
        });
        await checked(
          'the answer of a CA comes beside its request, and the name that is lost is told',
          async () => {
            await fromExplorer(page, 'answer.crt', 'Import…');
            await form.shows('The CA left out DNS:www.example.com');
            await form.choose('Import');
            await exists(join(workspace, 'web.crt'));
          },
        );
        await checked('a PKCS #12 file of a CA becomes the folder of one', async () => {
          await fromExplorer(page, 'other.p12', 'Import…');
          await form.says('Pass phrase of other.p12');
          await form.type('geheim');
          await form.choose('The folder of a CA');
          await form.type('other-ca');
          await form.type('');
          await form.shows('CN=Other CA');
          await form.choose('Import');
          await exists(join(workspace, 'other-ca/ca.crt'));
          await openssl('pkey', '-in', 'other-ca/ca.key', '-noout');
        });
      },
    );
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function fill(
  workspace: string,
  openssl: (...args: readonly string[]) => Promise<string>,
): Promise<void> {
  await mkdir(join(workspace, 'house'));
  const root = (name: string, key: string, certificate: string) =>
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-days', '99'],
      ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-keyout', key, '-out', certificate],
    );
  await root('House CA', 'house/ca.key', 'house/ca.crt');
  await root('Other CA', 'other.key', 'other.crt');
  await openssl(
    ...['pkcs12', '-export', '-inkey', 'other.key', '-in', 'other.crt', '-passout', 'pass:geheim'],
    ...['-out', 'other.p12'],
  );
  await openssl(
    ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=www.example.com'],
    ...['-addext', 'subjectAltName=DNS:www.example.com', '-keyout', 'web.key', '-out', 'web.csr'],
  );
  await openssl(
    ...['x509', '-req', '-in', 'web.csr', '-CA', 'other.crt', '-CAkey', 'other.key', '-days', '9'],
    ...['-out', 'answer.crt'],
  );
  await writeFile(join(workspace, '0004f2aabb01.cfg'), '<?xml version="1.0"?>\n<APPLICATION />\n');
  await writeFile(
    join(workspace, 'phones.csv'),
    'MAC;Name\n00:04:F2:AA:BB:01;reception\n00-04-F2-AA-BB-02;\nnonsense;lobby\n',
  );
}

async function fromExplorer(page: Page, file: string, label: string): Promise<void> {
  // New files move the lines of the tree.
  await page.waitForTimeout(1500);
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: file })
    .first()
    .click({ button: 'right', timeout });
  await pickFromMenu(page, label);
}

/** The dialog for folders of a VS Code in the browser takes a path; it looks at the folder before it agrees. */
async function chooseFolder(page: Page, path: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const title = widget.locator('.quick-input-title', { hasText: 'Folder of the CA' });
  await title.waitFor({ timeout });
  await widget.locator('input.input').fill(path);
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.waitForTimeout(1000);
    await widget.locator('.monaco-button', { hasText: 'Choose' }).click({ timeout });
    const isGone = await title.waitFor({ state: 'hidden', timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (isGone) return;
  }
  throw new Error('The dialog for folders stayed open.');
}
