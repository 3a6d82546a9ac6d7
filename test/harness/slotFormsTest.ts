import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { exists } from './formDriver';
import { inFormWindow } from './formWindow';
import type { Laboratory } from './laboratory';
import { runProgram } from './processes';
import type { Counts } from './stages';
import { openFromExplorer, runCommand } from './workbenchActions';

const timeout = 30_000;
const passPhrase = 'blau wie Tinte';
const CONFIG = 'op410adv_conf.xml';
const TEXT = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<Message>',
  '  <Action>WriteItems</Action>',
  '  <ItemList>',
  '    <Item name="system-config-version">1</Item>',
  '    <Item name="radius-server-ca1"></Item>',
  '  </ItemList>',
  '</Message>',
  '',
].join('\n');

/** Certificates go into a phone config and out of it by the forms, in a real VS Code. OpenSSL judges. */
export async function testSlotForms(laboratory: Laboratory): Promise<Counts> {
  const workspace = await mkdtemp(join(tmpdir(), 'phonepki-slot-forms-'));
  const openssl = (...args: readonly string[]) =>
    runProgram('openssl', args, { cwd: workspace, timeoutSeconds: 30 });
  const makeCa = (days: string, ...key: readonly string[]) =>
    openssl(...['req', '-x509', ...key, '-subj', '/CN=Radius CA', '-days', days, '-out', 'ca.crt']);
  await makeCa('99', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key');
  await openssl(
    ...[
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=phone1',
      '-keyout',
      'phone.key',
      '-out',
      'phone.csr',
    ],
  );
  await openssl(
    ...[
      'x509',
      '-req',
      '-in',
      'phone.csr',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-days',
      '9',
      '-out',
      'phone.crt',
    ],
  );
  await writeFile(join(workspace, CONFIG), TEXT);
  const read = () => readFile(join(workspace, CONFIG), 'utf8');
  const base64Of = async () =>
    (await readFile(join(workspace, 'ca.crt'), 'utf8')).split('\n').slice(1, 3).join('\n');
  const extracted = async () => {
    const [, base64 = ''] = /802\.1x-certificate">([^<]*)</.exec(await read()) ?? [];
    await writeFile(join(workspace, 'out.p12'), Buffer.from(base64, 'base64'));
    return 'out.p12';
  };
  await mkdir(join(workspace, 'house/newcerts'), { recursive: true });
  await writeFile(join(workspace, 'house/index.txt'), '');
  await writeFile(join(workspace, 'house/serial'), '1000\n');
  await openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=House CA', '-days', '3000'],
    ...[
      '-addext',
      'keyUsage=critical,keyCertSign,cRLSign',
      '-keyout',
      'house/ca.key',
      '-out',
      'house/ca.crt',
    ],
  );
  try {
    return await inFormWindow(
      laboratory,
      { name: 'slotForms', workspace },
      async ({ page, form, checked }) => {
        const saved = async (what: string, holds: (text: string) => boolean) => {
          for (let tries = 0; tries < 150; tries++) {
            if (holds(await read())) return;
            if (tries % 10 === 0) await runCommand(page, 'File: Save');
            await page.waitForTimeout(200);
          }
          throw new Error(`${what}: ${(await read()).slice(0, 400)}`);
        };
        await openFromExplorer(page, CONFIG);
        const lens = page.locator('.codelens-decoration a', { hasText: 'Insert certificate…' });

        await checked('a CA by the lens above its empty item; one step back, and forth again', async () => {
          await lens.click({ timeout: 60_000 });
          await form.shows('Issue one');
          await form.choose('CN=Radius CA');
          await form.shows('.phonepki/embedded.json');
          await form.shows('Check for updates');
          await form.choose('Insert into radius-server-ca1');
          await page.locator('.view-line', { hasText: 'BEGIN CERTIFICATE' }).first().waitFor({ timeout });
          await runCommand(page, 'Undo');
          await lens.waitFor({ timeout });
          await saved('undone', (text) => text === TEXT);
          await runCommand(page, 'Redo');
          await page.locator('.view-line', { hasText: 'BEGIN CERTIFICATE' }).first().waitFor({ timeout });
          const body = await base64Of();
          await saved('inserted', (text) => text.includes(body) && text.includes('-version">2<'));
          await exists(join(workspace, '.phonepki/embedded.json'));
        });
        await checked('a PKCS #12 made of certificate and key, into an item that is added', async () => {
          await openFromExplorer(page, CONFIG);
          await toFirstLine(page);
          await runCommand(page, 'PhonePKI: Insert Certificate…');
          await form.choose('802.1x-certificate');
          await form.choose('phone.key');
          await form.type(passPhrase);
          await form.type(passPhrase);
          await form.choose('Compatible');
          await form.shows('Triple DES');
          await form.choose('Insert into 802.1x-certificate');
          await saved(
            'inserted',
            (text) => /802\.1x-certificate">MII/.test(text) && text.includes('-version">3<'),
          );
          const text = await openssl(
            'pkcs12',
            '-in',
            await extracted(),
            '-passin',
            `pass:${passPhrase}`,
            '-nodes',
          );
          if (!text.includes('BEGIN PRIVATE KEY') || !text.includes('phone1'))
            throw new Error('Not what it should be.');
        });
        await checked('after a renewal the copy is refreshed, and the file saved', async () => {
          await makeCa('300', '-key', 'ca.key');
          const body = await base64Of();
          const refresh = async () => {
            await runCommand(page, 'PhonePKI: Refresh Embedded Certificates…');
            await form.shows('radius-server-ca1');
          };
          await refresh();
          await page.locator('.quick-input-widget a.monaco-button', { hasText: 'OK' }).click({ timeout });
          for (let tries = 0; tries < 100 && !(await read()).includes(body); tries++)
            await page.waitForTimeout(200);
          const text = await read();
          if (!text.includes(body) || !text.includes('-version">4<')) throw new Error(text.slice(0, 400));
        });
        await checked(
          'a certificate that is issued on the spot, in place of the one that is there',
          async () => {
            await openFromExplorer(page, CONFIG);
            await toFirstLine(page);
            await runCommand(page, 'PhonePKI: Insert Certificate…');
            await form.choose('802.1x-certificate');
            await form.choose('Issue one…');
            await form.choose('House CA');
            await form.choose('phone-client');
            await form.choose('Common name');
            await form.type('phone2');
            await form.choose('Continue');
            await form.choose('Continue');
            await form.choose('RSA, 2048 bits');
            await form.type('100');
            await form.type('issued');
            await form.type('phone2');
            await form.type('');
            await form.choose('Issue Key and Certificate');
            await exists(join(workspace, 'issued/phone2.crt'));
            await form.choose('CN=phone2');
            await form.type(passPhrase);
            await form.type(passPhrase);
            await form.choose('Compatible');
            await form.shows('In place of');
            await form.choose('Insert into 802.1x-certificate');
            await saved('issued and inserted', (text) => text.includes('-version">5<'));
            const text = await openssl(
              'pkcs12',
              '-in',
              await extracted(),
              '-passin',
              `pass:${passPhrase}`,
              '-nodes',
            );
            if (!text.includes('phone2')) throw new Error(text.slice(0, 200));
          },
        );
        await checked('what an item holds, as a new document', async () => {
          await openFromExplorer(page, CONFIG);
          await toFirstLine(page);
          await runCommand(page, 'Go to Line/Column');
          await page.keyboard.type('6:40');
          await page.keyboard.press('Enter');
          await runCommand(page, 'PhonePKI: Extract Certificate…');
          await form.choose('New document');
          await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor({ timeout });
          const [first = ''] = (await base64Of()).split('\n');
          await page
            .locator('.view-line', { hasText: first.slice(0, 40) })
            .first()
            .waitFor({ timeout });
          await runCommand(page, 'View: Revert and Close Editor');
        });
        await checked('what the maker needs to convert the PKCS #12', async () => {
          await openFromExplorer(page, CONFIG);
          await toFirstLine(page);
          await runCommand(page, 'PhonePKI: Convert PKCS #12 for This Phone…');
          await form.choose('802.1x-certificate');
          await form.choose('Prepare what the maker needs');
          await form.type(passPhrase);
          await form.type('for-maker');
          await form.shows('op410adv_conf-802.1x.p12');
          await form.choose('Hand over 802.1x-certificate');
          await exists(join(workspace, 'for-maker/op410adv_conf-802.1x.p12'));
          const args = [
            '-in',
            'for-maker/op410adv_conf-802.1x.p12',
            '-passin',
            `pass:${passPhrase}`,
            '-nokeys',
          ];
          if (!(await openssl('pkcs12', ...args)).includes('phone2'))
            throw new Error('Not what was inserted.');
          const note = await readFile(join(workspace, 'for-maker/op410adv_conf-802.1x.txt'), 'utf8');
          if (note.includes(passPhrase)) throw new Error('The note holds the pass phrase.');
        });
      },
    );
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function toFirstLine(page: Page): Promise<void> {
  await page
    .locator('.editor-group-container.active .view-lines')
    .first()
    .click({ position: { x: 5, y: 5 }, timeout });
  await page.keyboard.press('ControlOrMeta+Home');
}
