import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { createCheckList } from './checkList';
import type { Laboratory } from './laboratory';
import { makePki } from './makePki';
import { lastLines, runProgram } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { serveWebExtension } from './webExtension';
import { openWorkbench } from './workbench';
import { closeEditors, openFromExplorer, runCommand, viewerFrame } from './workbenchActions';

const timeout = 30_000;

const themes = [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
  ['high-contrast', 'Default High Contrast'],
] as const;

/** What is opened, and what a person must be able to read there. */
const files = [
  ['chain.pem', ['ip6000.phones.example', 'Example Phones Issuing CA 2', '3 objects', 'Expires in', 'Chain']],
  [
    'phone.der',
    ['ip6000.phones.example', 'innovaphone: would be refused, because', 'not in this file', 'Fingerprints'],
  ],
  ['phone.p12', ['PKCS #12', 'MAC iterations', 'Encrypted']],
  ['old.crt', ['old.phones.example', 'Expired', 'Error']],
] as const;

/**
 * Opens files in the certificate viewer of a real VS Code, in three themes: reads them, runs axe-core on the page,
 * uses the keyboard, and leaves pictures in `artifacts/`, to be looked at.
 */
export async function testViewer(laboratory: Laboratory, host: 'node' | 'web'): Promise<Counts> {
  const { root, vsCode, browser } = laboratory;
  const pictures = join(root, 'artifacts');
  await mkdir(pictures, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-viewer-'));
  const settings = {
    'security.workspace.trust.enabled': false,
    'workbench.activityBar.location': 'default',
    'phonepki.profile': ['generic', 'innovaphone'],
  };
  const started = await startVsCodeServer(vsCode, settings);
  const server = host === 'web' ? await serveWebExtension(started, root) : started;
  const { check, counts } = createCheckList();
  try {
    const workspace = join(folder, 'pki');
    await makePki(workspace, Date.now());
    await cp(join(root, 'sample'), join(workspace, 'sample'), { recursive: true });
    const workbench = await openWorkbench(browser, server, {
      workspace,
      extension: { folder: root, host },
    });
    const { page } = workbench;
    for (const [name, theme] of host === 'node' ? themes : themes.slice(0, 1)) {
      await setTheme(workspace, theme);
      for (const [file, pieces] of files) {
        await check(`${file} in the viewer, ${name}`, async () => {
          const frame = await openInViewer(page, file);
          const picture = join(pictures, `viewer-${host === 'web' ? 'web-' : ''}${name}-${file}`);
          await contains(frame, pieces);
          await page.screenshot({ path: `${picture}.png` });
          await accessible(frame);
          await pictureOfFinding(page, frame, `${picture}-finding.png`);
        });
      }
    }
    await check('what a hostile certificate says stays text', () => staysText(page, workspace));
    await check('a value is copied with the keyboard, and that is said aloud', () => copies(page));
    await check('the next certificate of the chain is a key press away', () => walksChain(page));
    await check('the structure unfolds branch by branch', () => unfolds(page));
    if (counts().failed > 0) console.log(`--- console of the window\n${lastLines(workbench.console())}`);
    await page.context().close();
    return counts();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** VS Code sees the change of the file and repaints. */
async function setTheme(workspace: string, theme: string): Promise<void> {
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  await writeFile(
    join(workspace, '.vscode/settings.json'),
    JSON.stringify({ 'workbench.colorTheme': theme }),
  );
  await pause(1500);
}

/** Opens a file from the explorer, then the viewer by the command palette where the file is text. */
async function openInViewer(page: Page, file: string): Promise<Frame> {
  await closeEditors(page);
  await openFromExplorer(page, file);
  // VS Code remembers in which editor a file was opened last.
  const text = page.locator('.view-line', { hasText: 'BEGIN' }).first();
  const isText = await Promise.race([
    text.waitFor({ timeout }).then(
      () => true,
      () => false,
    ),
    viewerFrame(page).then(
      () => false,
      () => false,
    ),
  ]);
  if (isText) await runCommand(page, 'PhonePKI: Open in Certificate Viewer');
  return viewerFrame(page);
}

async function contains(frame: Frame, pieces: readonly string[]): Promise<void> {
  const text = await frame.locator('body').innerText();
  const missing = pieces.filter((piece) => !text.toLowerCase().includes(piece.toLowerCase()));
  if (missing.length > 0) throw new Error(`missing ${JSON.stringify(missing)} in:\n${text}`);
}

/** What is wrong stands beside what it is about; the chip in the head leads there. */
async function pictureOfFinding(page: Page, frame: Frame, path: string): Promise<void> {
  const chip = frame.locator('.finding-chip').first();
  if ((await chip.count()) === 0) return;
  await chip.click();
  await frame.locator('.finding:focus').waitFor({ timeout });
  await page.screenshot({ path });
}

async function accessible(frame: Frame): Promise<void> {
  await frame.evaluate(axeSource());
  const { violations, passes } = await frame.evaluate<AxeResults>(
    '(async () => axe.run(document, { resultTypes: ["violations"] }))()',
  );
  if (passes.length < 5) throw new Error('axe-core did not look at the page.');
  const lines = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`,
  );
  if (lines.length > 0) throw new Error(lines.join('\n'));
}

function axeSource(): string {
  const { source } = createRequire(import.meta.url)('axe-core') as { source: string };
  return source;
}

/** Markup, script and a direction override in a subject. */
async function staysText(page: Page, workspace: string): Promise<void> {
  const name = '<img src=x onerror=document.title="taken"><b>bold</b>\u202eslaw';
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '9',
  ];
  const files = ['-keyout', '/dev/null', '-outform', 'DER', '-out', 'hostile.der'];
  const options = { cwd: workspace, timeoutSeconds: 60 };
  await runProgram(
    'openssl',
    [...args, ...files, '-utf8', '-subj', `/CN=${name.replaceAll('/', '\\/')}`],
    options,
  );
  const frame = await openInViewer(page, 'hostile.der');
  await contains(frame, ['<img src=x onerror=document.title=', 'bold', 'u{202e}']);
  const [elements, title] = await frame.evaluate(() => [
    document.querySelectorAll('#page :is(img, b, script)').length,
    document.title,
  ]);
  if (elements !== 0 || title === 'taken') throw new Error('The text of the certificate became markup.');
}

async function copies(page: Page): Promise<void> {
  const frame = await openInViewer(page, 'phone.der');
  await frame.locator('button[aria-label="Copy Serial"]').focus();
  await page.keyboard.press('Enter');
  const status = frame.locator('#status', { hasText: 'Serial copied' });
  await status.waitFor({ timeout });
}

async function walksChain(page: Page): Promise<void> {
  const frame = await openInViewer(page, 'chain.pem');
  await frame.locator('.chain button', { hasText: 'Issuing' }).focus();
  await page.keyboard.press('Enter');
  await frame.locator('h1', { hasText: 'Example Phones Issuing CA 2' }).waitFor({ timeout });
}

async function unfolds(page: Page): Promise<void> {
  const frame = await openInViewer(page, 'phone.der');
  await frame.locator('.structure > summary').focus();
  await page.keyboard.press('Enter');
  await frame.locator('.field > details > summary', { hasText: 'tbsCertificate' }).focus();
  await page.keyboard.press('Enter');
  await frame.locator('.field-name', { hasText: 'validity' }).waitFor({ timeout });
  await accessible(frame);
}
