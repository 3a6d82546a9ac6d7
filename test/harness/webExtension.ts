import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { extname, join, relative } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { VsCodeServer } from './vsCodeServer';
import type { ExtensionUnderDevelopment } from './workbench';

/** What an extension in the browser consists of, and the suite. */
const served =
  /^(package\.json|(dist|images|images\/walkthrough|out\/vscode-tests|snippets|syntaxes)\/[\w.-]+)$/;
const base = '/extension-under-test';
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * Puts the files of the extension beside a VS Code server, on one origin: the way vscode.dev has them. An
 * extension that comes from a remote machine is refused its workers in the web extension host.
 */
export async function serveWebExtension(server: VsCodeServer, folder: string): Promise<VsCodeServer> {
  const proxy = createServer((incoming, response) => {
    const path = incoming.url ?? '/';
    if (path.startsWith(`${base}/`)) void answer(join(folder), path.slice(base.length + 1), response);
    else forward(server.port, incoming, response);
  });
  proxy.on('upgrade', ({ method, url, rawHeaders }: IncomingMessage, client, head) => {
    const upstream = connect(server.port, '127.0.0.1', () => {
      const headers = rawHeaders
        .map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`))
        .join('');
      upstream.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = proxy.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    proxy.close();
    proxy.closeAllConnections();
    await server.stop();
  };
  return { ...server, port, origin: `http://127.0.0.1:${port}`, stop };
}

/** Makes the windows of this context load the extension from there, into the web extension host. */
export async function loadWebExtension(
  context: BrowserContext,
  server: VsCodeServer,
  { folder, tests }: ExtensionUnderDevelopment,
): Promise<void> {
  const address = (path: string) => ({
    scheme: 'http',
    authority: `127.0.0.1:${server.port}`,
    path: base + path,
  });
  const options = {
    extensions: [address('')],
    ...(tests === undefined ? {} : { extensionTestsPath: address(`/${relative(folder, tests)}`) }),
  };
  await context.addInitScript(addDevelopmentOptions, options);
}

async function answer(folder: string, path: string, response: ServerResponse): Promise<void> {
  try {
    if (!served.test(path)) throw new Error(`${path} is no part of the extension.`);
    const bytes = await readFile(join(folder, path));
    response
      .writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' })
      .end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

function forward(port: number, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

/** Runs in the page, before the workbench reads its configuration; the address of a window cannot say this. */
function addDevelopmentOptions(options: object): void {
  new MutationObserver((_, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (element === null) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset.settings ?? '{}');
    Object.assign(configuration.developmentOptions, options);
    element.dataset.settings = JSON.stringify(configuration);
  }).observe(document, { childList: true, subtree: true });
}
