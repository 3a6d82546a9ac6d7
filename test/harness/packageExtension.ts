import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './processes';

/** Builds the bundles for production and packs them; returns the path of the VSIX. */
export async function packageExtension(root: string, folder: string): Promise<string> {
  await runProgram(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, timeoutSeconds: 120 });
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { name, version } = manifest as { name: string; version: string };
  const path = join(folder, `${name}-${version}.vsix`);
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const args = ['package', '--no-dependencies', '--no-rewrite-relative-links', '--out', path];
  await runProgram(process.execPath, [vsce, ...args], { cwd: root, timeoutSeconds: 120 });
  return path;
}
