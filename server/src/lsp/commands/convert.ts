import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { toBase64 } from '../../core/describe/base64Text';
import { convert as toOtherForm } from '../../core/features/convert';
import { ServerCommand } from '../../core/protocol';
import { CONVERSION_FORMATS, type ConvertArguments, type ConvertResult } from '../../core/viewProtocol';
import { defineCommand } from './command';
import { fileOfArguments, fileProperties } from './fileOfArguments';

export const convert = defineCommand<ConvertArguments, ConvertResult>({
  id: ServerCommand.convert,
  description:
    'Gives the objects of a file, or those that a selection touches, in another form. Writes nothing.',
  schema: {
    type: 'object',
    properties: {
      ...fileProperties,
      to: { type: 'string', enum: CONVERSION_FORMATS },
      selection: {
        type: 'object',
        description: 'Offsets in UTF-16 units, in a file of text.',
        properties: { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } },
        required: ['start', 'end'],
      },
    },
    required: ['name', 'bytes', 'to'],
  },
  run(session, args) {
    const { name, to, selection } = args;
    const span = selection === undefined ? {} : { span: selection };
    const result = toOtherForm(fileOfArguments(session, args), { to, name, ...span });
    switch (result.kind) {
      case 'refusal':
        throw new ResponseError(ErrorCodes.InvalidParams, result.refusal);
      case 'text':
        return { text: result.text };
      case 'files':
        return { files: result.files.map((file) => ({ name: file.name, bytes: toBase64(file.bytes) })) };
    }
  },
});
