import type { CancellationToken } from 'vscode';
import type { Session } from '../startClient';

/** Runs a command of the server and gives its result. */
export async function askServer<Result>(
  session: Session,
  command: string,
  argument: object,
  token?: CancellationToken,
): Promise<Result> {
  const client = await session.client();
  const parameters = { command, arguments: [argument] };
  return token === undefined
    ? client.sendRequest<Result>('workspace/executeCommand', parameters)
    : client.sendRequest<Result>('workspace/executeCommand', parameters, token);
}
