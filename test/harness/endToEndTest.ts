import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createCheckList } from './checkList';
import { createFormDriver, exists, type FormDriver } from './formDriver';
import type { Laboratory } from './laboratory';
import { runProgram } from './processes';
import { startRadius } from './radius';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { openWorkbench } from './workbench';
import { openFromExplorer, pickFromMenu, runCommand, treeRow } from './workbenchActions';

const timeout = 30_000;
const caPassPhrase = 'immer und ewig';
const phonePassPhrase = 'für das Telefon';

const HANDSETS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<PHONE_CONFIG>
  <ALL device.set="1"
       device.prov.serverType.set="1" device.prov.serverType="HTTPS"
       device.prov.serverName.set="1" device.prov.serverName="phones.example.com"
       device.sntp.serverName.set="1" device.sntp.serverName="time.example.com"
       device.sec.TLS.customCaCert1.set="1" device.sec.TLS.customCaCert1=""/>
</PHONE_CONFIG>
`;
const OPTIPOINT = `<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Action>WriteItems</Action>
  <ItemList>
    <Item name="system-config-version">1</Item>
    <Item name="radius-server-ca1"></Item>
    <Item name="802.1x-certificate"></Item>
  </ItemList>
</Message>
`;

/**
 * The whole way in a real VS Code, as a person goes it: a CA, the certificates of two servers and a phone, what phones
 * need of them in their configs, a renewal. Each step leaves a picture. The PKCS #12 that comes out of the config again
 * logs in at FreeRADIUS.
 */
export async function testEndToEnd({ root, vsCode, browser }: Laboratory): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-end-to-end-'));
  const workspace = join(folder, 'phones');
  const pictures = join(root, 'artifacts');
  await mkdir(join(workspace, 'provisioning'), { recursive: true });
  await mkdir(pictures, { recursive: true });
  await writeFile(join(workspace, 'provisioning/handsets.cfg'), HANDSETS);
  await writeFile(join(workspace, 'provisioning/op410adv_conf.xml'), OPTIPOINT);
  const server = await startVsCodeServer(vsCode, { 'security.workspace.trust.enabled': false });
  const { check, counts } = createCheckList();
  try {
    const workbench = await openWorkbench(browser, server, {
      workspace,
      extension: { folder: root, host: 'node' },
    });
    const { page } = workbench;
    const journey = new Journey(page, workspace, pictures);
    await page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
    const step = async (name: string, body: () => Promise<void>) => {
      await check(name, async () => {
        await body().catch(async (error: unknown) => {
          await page.screenshot({ path: join(root, `out/endToEnd-${counts().failed}.png`) });
          throw error;
        });
      });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    };
    await journey.open('handsets.cfg');
    // The lens says that the extension and its server run.
    await page
      .locator('.codelens-decoration a', { hasText: 'Insert certificate…' })
      .waitFor({ timeout: 60_000 });
    await step('a root CA', () => journey.createRoot());
    await step('the certificate of the server that the config names', () => journey.issueForServer());
    await step('the CA in the slot of the handsets', () =>
      journey.insertCa('handsets.cfg', 'device.sec.TLS.customCaCert1', '3-insert-ca'),
    );
    await step('the certificate of the RADIUS server', () => journey.issueForRadius());
    await step('the RADIUS CA in the item of the optiPoint phones', () =>
      journey.insertCa('op410adv_conf.xml', 'radius-server-ca1', '4-insert-radius-ca'),
    );
    await step('the certificate of a phone', () => journey.issueForPhone());
    await step('its PKCS #12 in the item of the phone', () => journey.insertPkcs12());
    await step('no finding is left', () => journey.hasNoFinding('6-no-finding'));
    await step('the CA is renewed, and every copy of it with the version of its file', () =>
      journey.renewCa(),
    );
    await step('the certificate of the server is renewed', () => journey.renewServer());
    await step('no finding is left after the renewal', () => journey.hasNoFinding('9-renewed'));
    await step('the PKCS #12 comes out of the item again', () => journey.extract());
    await page.context().close();
    await check('it logs in at FreeRADIUS', () => login(workspace));
    return counts();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

class Journey {
  private readonly form: FormDriver;

  constructor(
    private readonly page: Page,
    private readonly workspace: string,
    private readonly pictures: string,
  ) {
    this.form = createFormDriver(page);
  }

  async open(file: string): Promise<void> {
    await openFolder(this.page, 'provisioning');
    await openFromExplorer(this.page, file);
    await this.page.locator('.tab.active', { hasText: file }).waitFor({ timeout });
  }

  async createRoot(): Promise<void> {
    const { form, page } = this;
    await runCommand(page, 'PhonePKI: Create Root CA');
    await form.choose('Folder of OpenSSL');
    await form.type('ca');
    await form.choose('Common name');
    await form.type('Example Telephony Root');
    await form.choose('Continue');
    await form.choose('RSA, 2048 bits');
    await form.type('10y');
    await form.choose('No limit');
    await form.choose('Random');
    await form.type(caPassPhrase);
    await form.type(caPassPhrase);
    await form.shows('CN=Example Telephony Root');
    await this.picture('1-create-ca');
    await form.choose('Create Root CA');
    await exists(this.at('ca/ca.crt'));
    await this.isTold();
  }

  async issueForServer(): Promise<void> {
    const { form } = this;
    await runCommand(this.page, 'PhonePKI: Issue Key and Certificate');
    await form.choose('Example Telephony Root');
    await form.type(caPassPhrase);
    await form.choose('Until VS Code closes');
    await form.choose('provisioning-server');
    await form.choose('phones.example.com');
    await form.choose('Continue');
    await form.shows('phones.example.com');
    await form.choose('Continue');
    await this.finishIssuing('phones', '2-issue-server');
  }

  async issueForRadius(): Promise<void> {
    await this.startIssuing('8021x-server', 'radius.example.com');
    await this.form.choose('Add…');
    await this.form.type('DNS:radius.example.com');
    await this.form.choose('Continue');
    await this.finishIssuing('radius');
  }

  async issueForPhone(): Promise<void> {
    await this.startIssuing('phone-client', '0001e3aabbcc');
    await this.form.choose('Continue');
    await this.finishIssuing('0001e3aabbcc');
  }

  private async startIssuing(profile: string, commonName: string): Promise<void> {
    const { form } = this;
    await runCommand(this.page, 'PhonePKI: Issue Key and Certificate');
    await form.choose('Example Telephony Root');
    await form.choose(profile);
    await form.choose('Common name');
    await form.type(commonName);
    await form.choose('Continue');
  }

  private async finishIssuing(name: string, picture?: string): Promise<void> {
    const { form } = this;
    await form.choose('RSA, 2048 bits');
    await form.type('1y');
    await form.type('issued');
    await form.type(name);
    await form.type('');
    await form.shows('Issue Key and Certificate');
    if (picture !== undefined) await this.picture(picture);
    await form.choose('Issue Key and Certificate');
    await exists(this.at(`issued/${name}.crt`));
    await this.isTold();
  }

  async insertCa(file: string, slot: string, picture: string): Promise<void> {
    const { form, page } = this;
    await this.open(file);
    await runCommand(page, 'PhonePKI: Insert Certificate…');
    await form.choose(slot);
    await form.choose('Example Telephony Root');
    await form.shows(`Insert into ${slot}`);
    await this.picture(picture);
    await form.choose(`Insert into ${slot}`);
    await page.locator('.tab.active.dirty').waitFor({ timeout });
    await this.save();
    const text = await this.read(`provisioning/${file}`);
    if (!text.includes('BEGIN CERTIFICATE')) throw new Error(text);
  }

  async insertPkcs12(): Promise<void> {
    const { form, page } = this;
    await this.open('op410adv_conf.xml');
    await runCommand(page, 'PhonePKI: Insert Certificate…');
    await form.choose('802.1x-certificate');
    await form.choose('0001e3aabbcc');
    await form.type(phonePassPhrase);
    await form.type(phonePassPhrase);
    await form.choose('Compatible');
    await form.shows('Insert into 802.1x-certificate');
    await this.picture('5-insert-pkcs12');
    await form.choose('Insert into 802.1x-certificate');
    await page.locator('.tab.active.dirty').waitFor({ timeout });
    await this.save();
  }

  /** Nothing in the list of problems: neither errors nor warnings nor information. */
  async hasNoFinding(picture: string): Promise<void> {
    await runCommand(this.page, 'Problems: Focus on Problems View');
    await this.page
      .locator('.markers-panel', { hasText: 'No problems have been detected' })
      .waitFor({ timeout });
    await this.picture(picture);
  }

  async renewCa(): Promise<void> {
    const { form, page } = this;
    const before = await this.read('provisioning/op410adv_conf.xml');
    await this.showAuthority();
    await treeRow(page, 'Example Telephony Root').click({ button: 'right', timeout });
    await pickFromMenu(page, 'Renew Certificate…');
    await form.choose('Replace ca/ca.crt');
    await form.type('11y');
    await form.shows('as before');
    await this.picture('7-renew');
    await form.choose('Renew');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Replace' }).click({ timeout });
    await page.waitForTimeout(2000);
    await runCommand(page, 'PhonePKI: Refresh Embedded Certificates');
    await form.shows('radius-server-ca1');
    await form.shows('customCaCert1');
    await this.picture('8-refresh');
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click({ timeout });
    for (let tries = 0; ; tries++) {
      const [now, handsets] = [
        await this.read('provisioning/op410adv_conf.xml'),
        await this.read('provisioning/handsets.cfg'),
      ];
      const [was, is] = [before, now].map((text) => /version">(\d+)</.exec(text)?.[1]);
      const ca = (await this.read('ca/ca.crt')).replace(/-----[^-]*-----|\s/g, '');
      const copies = [now, handsets].map((text) => text.replaceAll('&#10;', '').replace(/\s/g, ''));
      if (Number(is) === Number(was) + 1 && copies.every((text) => text.includes(ca))) return;
      if (tries > 100) throw new Error(`Not refreshed: version ${was} is ${is}.`);
      await page.waitForTimeout(200);
    }
  }

  async renewServer(): Promise<void> {
    const { form, page } = this;
    const before = await this.read('issued/phones.crt');
    await this.showAuthority();
    await treeRow(page, 'Example Telephony Root').click({ timeout });
    await treeRow(page, 'Issued').click({ timeout });
    await treeRow(page, 'phones.example.com').click({ button: 'right', timeout });
    await pickFromMenu(page, 'Renew Certificate…');
    await form.choose('The same key');
    await form.choose('Replace issued/phones.crt');
    await form.type('1y');
    await form.choose('It stays valid until it ends');
    await form.shows('as before');
    await form.choose('Renew');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Replace' }).click({ timeout });
    for (let tries = 0; (await this.read('issued/phones.crt')) === before; tries++) {
      if (tries > 100) throw new Error('The certificate was not replaced.');
      await page.waitForTimeout(200);
    }
  }

  async extract(): Promise<void> {
    const { form, page } = this;
    await this.open('op410adv_conf.xml');
    await runCommand(page, 'PhonePKI: Extract Certificate…');
    await form.choose('0001e3aabbcc');
    // The dialog for files is a list with an input.
    const input = page.locator('.quick-input-widget input.input');
    await page.locator('.quick-input-title', { hasText: 'Extract Certificate' }).waitFor({ timeout });
    await input.fill(this.at('out.p12'));
    await page.waitForTimeout(1000);
    await input.press('Enter');
    await exists(this.at('out.p12'));
  }

  private async showAuthority(): Promise<void> {
    await runCommand(this.page, 'PhonePKI: Refresh PKI View');
    await runCommand(this.page, 'View: Show PKI');
  }

  /** The files are there before the form is over: its message comes, and the explorer shows them. */
  private async isTold(): Promise<void> {
    await this.page.waitForTimeout(2500);
  }

  private async save(): Promise<void> {
    await runCommand(this.page, 'File: Save');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached', timeout });
  }

  private async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.pictures, `end-to-end-${name}.png`) });
  }

  private at(path: string): string {
    return join(this.workspace, path);
  }

  private read(path: string): Promise<string> {
    return readFile(this.at(path), 'utf8');
  }
}

async function openFolder(page: Page, folder: string): Promise<void> {
  await runCommand(page, 'View: Show Explorer');
  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: folder }).first();
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click({ timeout });
}

/** The phone's certificate opens the network; with another CA to trust it does not. */
async function login(workspace: string): Promise<void> {
  const at = (path: string) => join(workspace, path);
  await runProgram(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Other',
      '-keyout',
      at('other.key'),
      '-out',
      at('other.crt'),
    ],
    { timeoutSeconds: 60 },
  );
  const radius = await startRadius({
    certificate: at('issued/radius.crt'),
    key: at('issued/radius.key'),
    trusted: at('ca/ca.crt'),
  });
  try {
    const phone = { pkcs12: at('out.p12'), passPhrase: phonePassPhrase };
    const { isAccepted, text } = await radius.login({ ...phone, trusted: at('ca/ca.crt') });
    if (!isAccepted) throw new Error(`${text}\n${radius.log()}`);
    if ((await radius.login({ ...phone, trusted: at('other.crt') })).isAccepted)
      throw new Error('The phone accepted a server of another CA.');
  } finally {
    await radius.stop();
  }
}
