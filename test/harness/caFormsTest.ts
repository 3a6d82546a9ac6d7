import { cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { testCaLife } from './caLifeForms';
import { createCheckList } from './checkList';
import { createFormDriver, exists } from './formDriver';
import type { Laboratory } from './laboratory';
import { lastLines, runProgram } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer, withoutTreeHovers } from './vsCodeServer';
import { openWorkbench } from './workbench';
import { openFromExplorer, pickFromMenu, runCommand } from './workbenchActions';

const timeout = 20_000;
const passPhrase = 'für immer und ewig';

/** From an empty folder to signed certificates by the forms of the CA, in a real VS Code. OpenSSL judges the files. */
export async function testCaForms(laboratory: Laboratory): Promise<Counts> {
  const { root, vsCode, browser } = laboratory;
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-forms-'));
  const workspace = join(folder, 'pki');
  await mkdir(workspace);
  await cp(join(root, 'sample/provisioning'), join(workspace, 'provisioning'), { recursive: true });
  const openssl = (...args: readonly string[]) =>
    runProgram('openssl', args, { cwd: workspace, timeoutSeconds: 30 });
  await openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=boot.example.com',
    '-addext',
    'subjectAltName=DNS:boot.example.com,DNS:old.example.com',
    '-keyout',
    'boot.key',
    '-out',
    'boot.csr',
  );
  const device = ['-subj', '/CN=device.example.com', '-keyout', join(folder, 'device.key')];
  await openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', ...device, '-out', 'device.csr');
  const server = await startVsCodeServer(vsCode, {
    'security.workspace.trust.enabled': false,
    ...withoutTreeHovers,
  });
  const { check, counts } = createCheckList();
  try {
    const workbench = await openWorkbench(browser, server, {
      workspace,
      extension: { folder: root, host: 'node' },
    });
    const { page } = workbench;
    const form = createFormDriver(page);
    // The lens says that the extension and its server run.
    const signLens = page.locator('.codelens-decoration a', { hasText: 'Sign…' });
    await page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
    await openFromExplorer(page, 'boot.csr');
    await signLens.waitFor({ timeout: 60_000 });
    const checked = async (name: string, body: () => Promise<void>) => {
      await check(name, async () => {
        await body().catch(async (error: unknown) => {
          await page.screenshot({ path: join(root, `out/caForms-${counts().failed}.png`) });
          throw error;
        });
      });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    };
    await checked('a root CA: every step, one of them twice, a wrong value, the summary', async () => {
      await runCommand(page, 'PhonePKI: Create Root CA');
      await form.choose('Folder of OpenSSL');
      await form.type('ca');
      await form.choose('Country');
      await form.typeOnly('Germany');
      await form.says('Two capital letters');
      await form.type('DE');
      await form.choose('Common name');
      await form.type('Müller Root');
      await form.choose('Continue');
      await form.choose('RSA, 2048 bits');
      await form.says('How long is it valid');
      await form.back();
      await form.choose('EC, P-256');
      await form.typeOnly('never');
      await form.says('A number of days');
      await form.type('2555');
      await form.choose('No limit');
      await form.choose('Counting');
      await form.typeOnly('abc');
      await form.says('weak');
      await form.type(passPhrase);
      await form.type(passPhrase);
      await form.shows('CN=Müller Root');
      await form.accept('Create Root CA');
      await exists(join(workspace, 'ca/ca.crt'));
      const text = await openssl('x509', '-in', 'ca/ca.crt', '-noout', '-subject', '-nameopt', 'utf8');
      if (!text.includes('Müller Root')) throw new Error(text);
      await openssl('pkey', '-in', 'ca/ca.key', '-passin', `pass:${passPhrase}`, '-noout');
    });
    await checked(
      'a certificate for the server that a phone config names, the pass phrase remembered for the session',
      async () => {
        await runCommand(page, 'PhonePKI: Issue Key and Certificate');
        await form.choose('Müller Root');
        await form.type(passPhrase);
        await form.choose('Until VS Code closes');
        await form.choose('provisioning-server');
        await form.choose('bootserver1.spectralink.com');
        await form.choose('Continue');
        await form.shows('bootserver1.spectralink.com');
        await form.choose('Add…');
        await form.type('IP:192.0.2.1');
        await form.choose('Continue');
        await form.choose('EC, P-256');
        await form.type('1y');
        await form.type('issued');
        await form.type('phones');
        await form.type('');
        await form.shows('added: IP:192.0.2.1');
        await form.choose('Issue Key and Certificate');
        await exists(join(workspace, 'issued/phones.crt'));
        await openssl(
          'verify',
          '-CAfile',
          'ca/ca.crt',
          '-verify_ip',
          '192.0.2.1',
          '-verify_hostname',
          'bootserver1.spectralink.com',
          'issued/phones.crt',
        );
      },
    );
    await checked('a request signed from its lens, one of its names taken out', async () => {
      await openFromExplorer(page, 'boot.csr');
      await signLens.click({ timeout });
      await form.choose('Müller Root');
      await form.choose('provisioning-server');
      await form.remove('DNS:old.example.com');
      await form.choose('Continue');
      await form.type('90');
      await form.shows('dropped: DNS:old.example.com');
      await form.choose('Sign');
      await exists(join(workspace, 'boot.crt'));
      const names = await openssl('x509', '-in', 'boot.crt', '-noout', '-ext', 'subjectAltName');
      if (!names.includes('DNS:boot.example.com') || names.includes('old')) throw new Error(names);
    });
    await checked('after a lock the pass phrase is asked for again', async () => {
      await runCommand(page, 'PhonePKI: Lock Keys');
      await runCommand(page, 'PhonePKI: Issue Key and Certificate');
      await form.choose('Müller Root');
      await form.says('Pass phrase of');
    });
    await checked(
      'a request with the only reference to its key is deleted only after a warning',
      async () => {
        await deleteFromExplorer(page, 'device.csr', 'Keep the Request');
        await exists(join(workspace, 'device.csr'));
        await deleteFromExplorer(page, 'device.csr', 'Delete Anyway');
        await isGone(join(workspace, 'device.csr'));
      },
    );
    const picture = join(root, 'artifacts/ca-console.png');
    await testCaLife({ page, form, workspace, openssl, passPhrase, exists, picture }, checked);
    if (counts().failed > 0) console.log(`--- console of the window\n${lastLines(workbench.console())}`);
    await page.context().close();
    await check('the CA knows what it issued, revoked and renewed', async () => {
      const index = await readFile(join(workspace, 'ca/index.txt'), 'utf8');
      const states = index
        .trim()
        .split('\n')
        .map((line) => line[0]);
      if (states.join('') !== 'VRV') throw new Error(index);
    });
    return counts();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Deletes a file without the trash and answers the question that comes. */
async function deleteFromExplorer(page: Page, name: string, answer: string): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box');
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: name })
    .first()
    .click({ button: 'right', timeout });
  await pickFromMenu(page, /^Delete/);
  await dialog.locator('.monaco-button', { hasText: /^Delete/ }).click({ timeout });
  await dialog.filter({ hasText: 'only reference to its key' }).waitFor({ timeout });
  await dialog.locator('.monaco-button', { hasText: answer }).click({ timeout });
  await page.waitForTimeout(2000);
}

async function isGone(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined)) !== undefined) throw new Error(`${path} is still there.`);
}
