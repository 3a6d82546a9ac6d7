import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hoverCertificate } from './certificatePage';
import { openDownloadedVsCode, openInstalledVsCode } from './desktop';
import { runProgram } from './processes';
import { ensureVsCode } from './vsCode';
import { startVsCodeServer, type VsCodeServer } from './vsCodeServer';
import { addressOf, launchBrowser, openWorkbench, type Window } from './workbench';

/** A hover fades in after it is there. */
const fadeInMilliseconds = 500;

/** `npm start`: builds, then opens VS Code on the sample workspace in the first way that works here. */
export async function start(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { screenshot: { type: 'string' } } });
  const say = (line: string): void => console.log(line);
  say('Building the extension (node esbuild.mjs) ...');
  say(await runProgram(process.execPath, ['esbuild.mjs'], { cwd: root, timeoutSeconds: 120 }));

  const sample = join(root, 'sample');
  if (values.screenshot !== undefined) return takePicture(root, sample, values.screenshot, say);
  if (await openInstalledVsCode(root, sample, say)) return 0;
  if (await openDownloadedVsCode(root, sample, say)) return 0;
  return serve(root, sample, say);
}

/** The third way: VS Code from the npm registry, in the browser of the user, until Ctrl+C. */
async function serve(root: string, workspace: string, say: (line: string) => void): Promise<number> {
  const server = await startServer(root, 'Default Dark Modern', say);
  const window = windowOn(root, workspace);
  say(`\nOpen this address in a browser on this machine (whoever has it can use the server):\n`);
  say(`  ${addressOf(server, window)}\n`);
  say('Then open ca.crt and hover over the block. Ctrl+C ends the server.');
  await server.exited;
  throw new Error(`The VS Code server ended:\n${await server.log()}`);
}

async function takePicture(
  root: string,
  workspace: string,
  file: string,
  say: (line: string) => void,
): Promise<number> {
  const server = await startServer(root, 'Default Light Modern', say);
  const browser = await launchBrowser(say);
  try {
    const { page } = await openWorkbench(browser, server, windowOn(root, workspace));
    const { lens } = await hoverCertificate(page);
    say(`Decoded: ${lens}`);
    await pause(fadeInMilliseconds);
    await page.screenshot({ path: file });
    say(`Written: ${file} (${(await stat(file)).size} bytes)`);
    return 0;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function startServer(root: string, theme: string, say: (line: string) => void): Promise<VsCodeServer> {
  const vsCode = await ensureVsCode(join(root, '.vscode-test'), say);
  say('Starting VS Code from the npm registry ...');
  return startVsCodeServer(vsCode, {
    'security.workspace.trust.enabled': false,
    'workbench.colorTheme': theme,
    'editor.hover.above': false,
  });
}

function windowOn(root: string, workspace: string): Window {
  return { workspace, extension: { folder: root, host: 'node' }, openFile: join(workspace, 'ca.crt') };
}
