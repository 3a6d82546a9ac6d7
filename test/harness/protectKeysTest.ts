import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createCheckList } from './checkList';
import type { Laboratory } from './laboratory';
import { ensurePrograms, versionControl } from './prerequisites';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { openWorkbench } from './workbench';
import { openFromExplorer, runCommand } from './workbenchActions';

const timeout = 30_000;
const passPhrase = 'long enough 7';

/** A key in clear under Git: ignored by a quick fix, encrypted by a command, in a real VS Code. */
export async function testProtectKeys({ root, vsCode, browser }: Laboratory): Promise<Counts> {
  await ensurePrograms([versionControl], console.log);
  const workspace = await mkdtemp(join(tmpdir(), 'phonepki-protect-'));
  const key = join(workspace, 'phone.key');
  const gitignore = join(workspace, '.gitignore');
  const certificate = await readFile(join(root, 'sample/ca.crt'), 'utf8');
  const clear = execFileSync('openssl', ['pkey', '-in', join(root, 'sample/server.key')], {
    encoding: 'utf8',
  });
  await writeFile(key, certificate + clear);
  execFileSync('git', ['init', '--quiet'], { cwd: workspace });
  const isIgnored = () =>
    spawnSync('git', ['check-ignore', '-q', 'phone.key'], { cwd: workspace }).status === 0;
  const server = await startVsCodeServer(vsCode, { 'security.workspace.trust.enabled': false });
  const { check, counts } = createCheckList();
  try {
    const extension = { folder: root, host: 'node' as const };
    const { page } = await openWorkbench(browser, server, { workspace, extension });
    const widget = page.locator('.quick-input-widget');
    const type = async (question: string, text: string) => {
      await widget.locator('.quick-input-message', { hasText: question }).waitFor({ timeout });
      await widget.locator('input.input[type=password]').fill(text);
      await page.keyboard.press('Enter');
    };
    const line = (text: string) => page.locator('.view-line', { hasText: text }).first();
    await page.locator('.explorer-folders-view').waitFor({ timeout: 60_000 });
    await check('a quick fix on the key adds the file to .gitignore', async () => {
      await openFromExplorer(page, 'phone.key');
      await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 });
      await line('BEGIN PRIVATE KEY').click({ timeout });
      await runCommand(page, 'Quick Fix...');
      await page
        .locator('.action-widget', { hasText: '.gitignore' })
        .getByText('Add the file to .gitignore')
        .click({ timeout });
      await until('Git does not ignore the file.', async () => isIgnored() || undefined);
      await page.locator('.squiggly-warning').first().waitFor({ state: 'detached', timeout });
    });
    await check('a second time the command adds nothing', async () => {
      const before = await readFile(gitignore, 'utf8');
      await runCommand(page, 'PhonePKI: Add to .gitignore');
      await runCommand(page, 'Notifications: Show Notifications');
      await page.getByText('Git ignores phone.key already.').first().waitFor({ timeout });
      if ((await readFile(gitignore, 'utf8')) !== before) throw new Error('.gitignore has changed.');
    });
    await check('the key is encrypted with a pass phrase that is typed twice', async () => {
      await line('BEGIN PRIVATE KEY').click({ timeout });
      await runCommand(page, 'PhonePKI: Encrypt Private Key');
      await type('has to be able to ask for it', passPhrase);
      await type('Once more', passPhrase);
      await line('BEGIN ENCRYPTED PRIVATE KEY').waitFor({ timeout });
      if (!(await readFile(key, 'utf8')).includes(clear)) throw new Error('The file was written unasked.');
      await line('BEGIN ENCRYPTED PRIVATE KEY').click({ timeout });
      await page.keyboard.press('Control+s');
      const opened = await until('The file was not saved.', async () => {
        const { status, stdout } = spawnSync(
          'openssl',
          ['pkey', '-in', key, '-passin', `pass:${passPhrase}`],
          { encoding: 'utf8' },
        );
        return status === 0 && !(await readFile(key, 'utf8')).includes('BEGIN PRIVATE KEY')
          ? stdout
          : undefined;
      });
      if (opened !== clear) throw new Error('OpenSSL opens another key.');
      if (!(await readFile(key, 'utf8')).startsWith(certificate))
        throw new Error('More than the key changed.');
    });
    await check('it can be undone in one step', async () => {
      await line('BEGIN ENCRYPTED PRIVATE KEY').click({ timeout });
      await page.keyboard.press('Control+z');
      await line('BEGIN PRIVATE KEY').waitFor({ timeout });
    });
    if (counts().failed > 0) await page.screenshot({ path: join(root, 'out/protectKeys.png') });
    await page.context().close();
    return counts();
  } finally {
    await server.stop();
    await rm(workspace, { recursive: true, force: true });
  }
}

async function until<T>(otherwise: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(100);
  }
  throw new Error(otherwise);
}
