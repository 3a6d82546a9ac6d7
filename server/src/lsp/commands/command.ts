/** One command of `workspace/executeCommand`. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Progress } from '../ca/caService';
import type { Session } from '../session';
import type { ObjectSchema } from './schema';

export interface Command<Arguments, Result> {
  readonly id: string;
  readonly description: string;
  readonly schema: ObjectSchema;
  /** `args` fit the schema. A `ResponseError` says what was not done, and why. */
  readonly run: (
    session: Session,
    args: Arguments,
    token: CancellationToken,
    progress: Progress,
  ) => Result | Promise<Result>;
}

/** Declares a command; what is in `schema` must be what `Arguments` says. */
export function defineCommand<Arguments, Result>(
  command: Command<Arguments, Result>,
): Command<never, unknown> {
  return command as Command<never, unknown>;
}
