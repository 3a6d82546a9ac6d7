import { commands, executeCommand } from '../commands/executeCommand';
import type { Handler } from '../session';

export const commandHandler: Handler = {
  capabilities: () => ({
    executeCommandProvider: { commands: commands.map(({ id }) => id), workDoneProgress: true },
  }),
  register(session) {
    session.connection.onExecuteCommand(async ({ command, arguments: args }, token, progress) => {
      const title = commands.find(({ id }) => id === command)?.description ?? command;
      progress.begin(title, undefined, undefined, true);
      try {
        return await executeCommand(session, command, args?.[0], token, progress);
      } finally {
        progress.done();
      }
    });
  },
};
