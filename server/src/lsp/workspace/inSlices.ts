import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from '../session';

/** Does long work without holding up other requests; a cancelled request ends at the next step. */
export function inSlices<T>({ indexer }: Session, token: CancellationToken, work: Generator<undefined, T>) {
  return indexer.slices.run(cancellable(work, token));
}

function* cancellable<T>(work: Generator<undefined, T>, token: CancellationToken): Generator<undefined, T> {
  for (;;) {
    if (token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    }
    const { done, value } = work.next();
    if (done === true) {
      return value;
    }
    yield;
  }
}
