import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { hoverCertificate } from './certificatePage';
import type { Laboratory } from './laboratory';
import { packageExtension } from './packageExtension';
import { lastLines, runProgram } from './processes';
import type { Counts } from './stages';
import { startVsCodeServer } from './vsCodeServer';
import { openWorkbench } from './workbench';

/** What an installed PhonePKI holds besides the files that its manifest and its README name. */
const shippedFiles = [
  '.vsixmanifest',
  'LICENSE.txt',
  'changelog.md',
  'dist/server.js',
  'dist/serverBrowser.js',
  'dist/viewer.css',
  'dist/viewer.js',
  'package.json',
  'readme.md',
];

/** Files that the manifest names in its fields, and both name as pictures. */
const named = /(?<=")\.\/[\w./-]+\.\w+(?=")|\bimages\/[\w./-]+\.\w+/g;

/** Packs the extension, installs it as a user does, and hovers over a certificate. */
export async function testInstalledPackage(laboratory: Laboratory): Promise<Counts> {
  const { root, vsCode } = laboratory;
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-install-'));
  try {
    const vsix = await packageExtension(root, folder);
    const extensions = join(folder, 'extensions');
    const profile = ['--user-data-dir', join(folder, 'profile'), '--extensions-dir', extensions];
    const install = [vsCode.commandLine, '--install-extension', vsix, ...profile];
    await runProgram(vsCode.node, install, { timeoutSeconds: 120 });
    const checks = [
      ['the package holds exactly what is needed at run time', () => assertShippedFiles(root, extensions)],
      ['installed, it decodes a certificate', () => assertDecodes(laboratory, folder, extensions)],
    ] as const;
    let passed = 0;
    for (const [name, check] of checks) {
      const problem = await check().then(() => undefined, String);
      console.log(problem === undefined ? `  passed  ${name}` : `  failed  ${name}\n${problem}`);
      if (problem === undefined) passed += 1;
    }
    return { passed, failed: checks.length - passed, skipped: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function assertShippedFiles(root: string, extensions: string): Promise<void> {
  const [installed] = (await readdir(extensions)).filter((name) => name.startsWith('phonepki.phonepki-'));
  if (installed === undefined) throw new Error('The extension is not in the folder of extensions.');
  const texts = await Promise.all(
    ['package.json', 'README.md'].map((name) => readFile(join(root, name), 'utf8')),
  );
  const references = texts.flatMap((text) => text.match(named) ?? []).map((path) => normalize(path));
  const pages = references.filter((path) => path.endsWith('.md'));
  const pictures = (await Promise.all(pages.map((page) => picturesIn(root, page)))).flat();
  const rulePages = await filesIn(root, 'docs/rules');
  const expected = [...new Set([...shippedFiles, ...references, ...pictures, ...rulePages])];
  const files = await filesIn(join(extensions, installed), '');
  const surplus = files.filter((file) => !expected.includes(file));
  const missing = expected.filter((file) => !files.includes(file));
  if (surplus.length + missing.length === 0) return;
  throw new Error(
    `Too much: ${surplus.join(', ') || 'nothing'}. Missing: ${missing.join(', ') || 'nothing'}.`,
  );
}

/** Pictures that a page shows, as paths from the root; the page names them from its own folder. */
async function picturesIn(root: string, page: string): Promise<readonly string[]> {
  const text = await readFile(join(root, page), 'utf8');
  return [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) =>
    normalize(join(dirname(page), path)),
  );
}

/** The files below a folder, as paths from its root. */
async function filesIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

async function assertDecodes(
  { root, vsCode, browser }: Laboratory,
  folder: string,
  extensions: string,
): Promise<void> {
  const workspace = join(folder, 'sample');
  await cp(join(root, 'sample'), workspace, { recursive: true });
  const server = await startVsCodeServer(vsCode, { 'security.workspace.trust.enabled': false }, extensions);
  try {
    const workbench = await openWorkbench(browser, server, {
      workspace,
      openFile: join(workspace, 'ca.crt'),
    });
    try {
      const { hover } = await hoverCertificate(workbench.page);
      for (const piece of ['Root CA', 'SHA-256', 'RSA']) {
        if (!hover.includes(piece)) throw new Error(`${piece} is not in the hover:\n${hover}`);
      }
    } catch (error) {
      console.log(`--- console of the window\n${lastLines(workbench.console())}\n${await server.log()}`);
      throw error;
    } finally {
      await workbench.page.context().close();
    }
  } finally {
    await server.stop();
  }
}
