/** The language server in a web worker. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { HostCrypto } from '../ca/hostCrypto';
import { startServer } from '../lsp/startServer';

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self as unknown as DedicatedWorkerGlobalScope),
  new BrowserMessageWriter(self as unknown as DedicatedWorkerGlobalScope),
);

startServer(connection, {
  now: () => Date.now(),
  crypto: self.crypto as unknown as HostCrypto,
  timers: {
    later(milliseconds, task) {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
  },
});
