/** The guard around every handler: a bug in one answer must not take the others down. */
import type { CancellationToken, RemoteConsole } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Runs `task` after everything that is queued already, so that a cancellation can arrive first. Where it
 * fails, `otherwise` is the answer and the log names the place, never the text of the document.
 */
export async function safely<T>(
  log: RemoteConsole,
  what: string,
  otherwise: T,
  token: CancellationToken,
  task: () => T | Promise<T>,
): Promise<T | ResponseError<void>> {
  await Promise.resolve();
  if (token.isCancellationRequested) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  }
  try {
    return await task();
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) {
      return error;
    }
    log.error(`${what} failed: ${describeError(error)}`);
    return otherwise;
  }
}

/** Name and place of an error. Its message may quote what was read, so it is left out. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'unknown error';
  }
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 5).map((line) => line.trim())].join(' ');
}
