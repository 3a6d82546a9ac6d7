/** The language server on Node: `node dist/server.js --stdio`, or under the IPC channel of an editor. */
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { HostCrypto } from '../ca/hostCrypto';
import { startServer } from '../lsp/startServer';
import { nodeFileStore } from './fileStore';
import { files } from './files';

startServer(createConnection(ProposedFeatures.all), {
  now: () => Date.now(),
  crypto: webcrypto as HostCrypto,
  store: nodeFileStore,
  rulePages: pathToFileURL(join(__dirname, '../docs/rules')).href,
  files,
  timers: {
    later(milliseconds, task) {
      const timer = setTimeout(task, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
  },
});
