import { commands, executeCommand } from '../commands/executeCommand';
import type { Handler } from '../session';

export const commandHandler: Handler = {
  capabilities: () => ({ executeCommandProvider: { commands: commands.map(({ id }) => id) } }),
  register(session) {
    session.connection.onExecuteCommand(({ command, arguments: args }, token) =>
      executeCommand(session, command, args?.[0], token),
    );
  },
};
