import type { Session } from '../startClient';

/** Runs a command of the server and gives its result. */
export async function askServer<Result>(
  session: Session,
  command: string,
  argument: object,
): Promise<Result> {
  const client = await session.client();
  return client.sendRequest<Result>('workspace/executeCommand', { command, arguments: [argument] });
}
