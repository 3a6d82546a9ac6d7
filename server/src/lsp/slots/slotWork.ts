import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { createWorkload, type Workload } from '../../ca/decrypt/workload';
import type { Session } from '../session';

/** Lets other requests in between, and ends where the person stops it. */
export function slotWork({ runtime }: Session, token: CancellationToken): Workload {
  const cancelled = new Promise<never>((_, reject) => {
    token.onCancellationRequested(() =>
      reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled: nothing was written.')),
    );
  });
  return createWorkload(() => new Promise((resolve) => runtime.timers.later(0, resolve)), cancelled);
}
