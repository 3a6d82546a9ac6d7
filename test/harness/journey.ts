import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { exists, type FormDriver } from './formDriver';
import type { FormWindow } from './formWindow';
import { openFromExplorer, pickFromMenu, runCommand, treeRow } from './workbenchActions';

const timeout = 30_000;
const caPassPhrase = 'immer und ewig';
export const phonePassPhrase = 'für das Telefon';

/** The steps from an empty folder to phones that trust their servers, as a person takes them. */
export class Journey {
  private readonly page: Page;
  private readonly form: FormDriver;

  constructor(
    { page, form }: FormWindow,
    private readonly workspace: string,
    private readonly pictures: string,
  ) {
    this.page = page;
    this.form = form;
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
