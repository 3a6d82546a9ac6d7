/** What `workspace/executeCommand` offers: one object in, one object out, for every LSP client. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { describeFile } from '../core/features/describeFile';
import { type DescribeFileArguments, type DescribeFileResult, ServerCommand } from '../core/protocol';
import type { RuntimeEnvironment } from './runtimeEnvironment';

export function executeCommand(
  command: string,
  args: unknown,
  runtime: RuntimeEnvironment,
): DescribeFileResult {
  switch (command) {
    case ServerCommand.describeFile: {
      const { name, bytes } = describeFileArguments(args);
      return { text: describeFile(name, bytes, { now: runtime.now() }) };
    }
    default:
      throw new ResponseError(ErrorCodes.MethodNotFound, `There is no command ${command}.`);
  }
}

function describeFileArguments(args: unknown): DescribeFileArguments {
  const { name, bytes } = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof bytes !== 'string') {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      'Wants an object { name: string, bytes: string (base64) }.',
    );
  }
  return { name, bytes };
}
