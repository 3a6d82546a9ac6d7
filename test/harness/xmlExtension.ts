import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Laboratory } from './laboratory';
import { runProgram } from './processes';

/** An extension with the name of Red Hat's for XML that does nothing but start as that does. */
const manifest = {
  name: 'vscode-xml',
  publisher: 'redhat',
  version: '0.0.1',
  description: 'Stands for the extension of this name in tests.',
  license: 'MIT',
  engines: { vscode: '^1.91.0' },
  activationEvents: ['onLanguage:xml'],
  main: './extension.js',
};

/** Packs the stand-in, and installs it as a user does. */
export async function installXmlExtension(
  { root, vsCode }: Laboratory,
  folder: string,
  extensions: string,
): Promise<void> {
  const source = join(folder, 'xml-extension');
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(source, 'extension.js'), 'exports.activate = () => {};\n');
  await writeFile(join(source, 'README.md'), `# ${manifest.name}\n\n${manifest.description}\n`);
  const vsix = join(folder, 'xml-extension.vsix');
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const pack = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--out',
    vsix,
  ];
  await runProgram(process.execPath, [vsce, ...pack], { cwd: source, timeoutSeconds: 120 });
  const profile = ['--user-data-dir', join(folder, 'profile'), '--extensions-dir', extensions];
  const install = [vsCode.commandLine, '--install-extension', vsix, ...profile];
  await runProgram(vsCode.node, install, { timeoutSeconds: 120 });
}
