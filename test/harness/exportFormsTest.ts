import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
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
const passPhrase = 'grün wie Gras';

/** Certificates leave the workspace by the forms, in a real VS Code. OpenSSL judges the files. */
export async function testExportForms(laboratory: Laboratory): Promise<Counts> {
  const workspace = await mkdtemp(join(tmpdir(), 'phonepki-export-'));
  const openssl = (...args: readonly string[]) =>
    runProgram('openssl', args, { cwd: workspace, timeoutSeconds: 30 });
  await openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Root', '-days', '99'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-keyout', 'root.key', '-out', 'root.crt'],
  );
  await openssl(
    ...['req', '-new', '-newkey', 'rsa:2048', '-subj', '/CN=boot.example.com', '-passout', 'pass:geheim'],
    ...['-addext', 'subjectAltName=DNS:boot.example.com', '-keyout', 'boot.key', '-out', 'boot.csr'],
  );
  await openssl(
    ...['x509', '-req', '-in', 'boot.csr', '-CA', 'root.crt', '-CAkey', 'root.key', '-days', '9'],
    ...['-copy_extensions', 'copyall', '-out', 'boot.crt'],
  );
  try {
    return await inFormWindow(
      laboratory,
      { name: 'exportForms', workspace },
      async ({ page, form, checked }) => {
        await openFromExplorer(page, 'boot.crt');
        await page
          .locator('.codelens-decoration a', { hasText: 'boot.example.com' })
          .waitFor({ timeout: 60_000 });

        await checked('a PKCS #12 file from the menu of a certificate, its key opened', async () => {
          await fromExplorer(page, 'boot.crt', 'Export Certificate…');
          await form.choose('PKCS #12 file');
          await form.says('Pass phrase of boot.key');
          await form.type('geheim');
          await form.choose('Compatible');
          await form.type(passPhrase);
          await form.type(passPhrase);
          await form.choose('Beside the certificate');
          await form.type('phone');
          await form.shows('Triple DES');
          await form.choose('Export');
          await exists(join(workspace, 'phone.p12'));
          const { mode } = await stat(join(workspace, 'phone.p12'));
          if ((mode & 0o777) !== 0o600) throw new Error(mode.toString(8));
          const args = ['-in', 'phone.p12', '-passin', `pass:${passPhrase}`, '-nodes'];
          const text = await openssl('pkcs12', ...args);
          if (text.match(/BEGIN CERTIFICATE/g)?.length !== 2 || !text.includes('BEGIN PRIVATE KEY'))
            throw new Error('The PKCS #12 file does not hold what it should.');
        });
        await checked('a certificate for nginx from the palette, in the editor', async () => {
          await openFromExplorer(page, 'boot.crt');
          await runCommand(page, 'PhonePKI: Export Certificate…');
          await form.choose('nginx');
          await form.type('geheim');
          await form.typeOnly('0');
          await form.says('1 to 65535');
          await form.type('8443');
          await form.choose('Beside the certificate');
          await form.type('boot');
          await form.shows('boot.example.com');
          await form.choose('Export');
          await exists(join(workspace, 'boot-nginx.conf'));
          const text = await readFile(join(workspace, 'boot-nginx.conf'), 'utf8');
          if (!text.includes('listen 8443 ssl;')) throw new Error(text);
          await openssl('pkey', '-in', 'boot-key.pem', '-noout');
        });
        await checked('base64 alone opens as a text', async () => {
          await fromExplorer(page, 'root.crt', 'Export Certificate…');
          await form.choose('Base64 alone');
          await form.choose('Export');
          await page.locator('.view-line', { hasText: /^MII/ }).first().waitFor({ timeout });
        });
        await checked('another pass phrase for the PKCS #12 file, the first try wrong', async () => {
          await fromExplorer(page, 'phone.p12', 'Change Pass Phrase of PKCS #12…');
          await form.says('Pass phrase of phone.p12');
          await form.type('falsch');
          await form.says('does not open phone.p12');
          await form.type(passPhrase);
          await form.type('an other one');
          await form.type('an other one');
          await form.choose('Modern');
          await form.choose('A new file beside it');
          await form.shows('1 private key, 2 certificates');
          await form.choose('Change');
          await exists(join(workspace, 'phone-new.p12'));
          await openssl('pkcs12', '-in', 'phone-new.p12', '-passin', 'pass:an other one', '-noout');
        });
      },
    );
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function fromExplorer(page: Page, file: string, label: string): Promise<void> {
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: file })
    .first()
    .click({ button: 'right', timeout });
  await pickFromMenu(page, label);
}
