/** The language server on Node: `node dist/server.js --stdio`, or under the IPC channel of an editor. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer';

startServer(createConnection(ProposedFeatures.all), {
  now: () => Date.now(),
  timers: {
    later(milliseconds, task) {
      const timer = setTimeout(task, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
  },
});
