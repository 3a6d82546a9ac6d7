import { ServerCommand } from '../../core/protocol';
import { executeCommand } from '../commands';
import type { Handler } from '../session';

export const commandHandler: Handler = {
  capabilities: () => ({ executeCommandProvider: { commands: Object.values(ServerCommand) } }),
  register({ connection, runtime }) {
    connection.onExecuteCommand(({ command, arguments: args }) =>
      executeCommand(command, args?.[0], runtime),
    );
  },
};
