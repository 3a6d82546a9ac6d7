import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { decodeText as decode } from '../../core/features/decodeText';
import { type DecodeTextArguments, ServerCommand, type TextResult } from '../../core/protocol';
import { defineCommand } from './command';

export const decodeText = defineCommand<DecodeTextArguments, TextResult>({
  id: ServerCommand.decodeText,
  description: 'Decodes every object of a text: PEM, base64 or hexadecimal, into a text for people.',
  schema: {
    type: 'object',
    properties: { text: { type: 'string', description: 'Any text that holds objects.' } },
    required: ['text'],
  },
  run({ runtime }, { text }) {
    const decoded = decode(text, { now: runtime.now() });
    if (decoded === undefined) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        'Nothing was decoded: the text holds no PEM, and no base64 or hexadecimal DER.',
      );
    }
    return { text: decoded };
  },
});
