import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { compareText as toText } from '../../core/features/compareText';
import { ServerCommand, type TextResult } from '../../core/protocol';
import { fileObjects } from '../../core/viewer/fileObjects';
import type { CompareTextArguments } from '../../core/viewProtocol';
import { defineCommand } from './command';
import { fileOfArguments, fileProperties } from './fileOfArguments';

export const compareText = defineCommand<CompareTextArguments, TextResult>({
  id: ServerCommand.compareText,
  description: 'Writes an object of a file a field a line, to be compared with another one.',
  schema: {
    type: 'object',
    properties: {
      ...fileProperties,
      object: { type: 'integer', minimum: 0, description: 'Index of the object in the file.' },
    },
    required: ['name', 'bytes', 'object'],
  },
  run(session, args) {
    const file = fileObjects(fileOfArguments(session, args))[args.object];
    if (file === undefined) {
      throw new ResponseError(ErrorCodes.InvalidParams, 'Nothing is compared: the file has changed.');
    }
    return { text: toText(file.object) };
  },
});
