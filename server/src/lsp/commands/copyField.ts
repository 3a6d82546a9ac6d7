import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { copyableField } from '../../core/features/copyableField';
import {
  COPYABLE_FIELDS,
  type CopyFieldArguments,
  ServerCommand,
  type TextResult,
} from '../../core/protocol';
import { defineCommand } from './command';
import { objectAtPosition, objectPlaceProperties } from './objectAtPosition';

export const copyField = defineCommand<CopyFieldArguments, TextResult>({
  id: ServerCommand.copyField,
  description: 'Gives one value of an object as text that can be pasted elsewhere.',
  schema: {
    type: 'object',
    properties: { ...objectPlaceProperties, field: { type: 'string', enum: COPYABLE_FIELDS } },
    required: ['uri', 'position', 'field'],
  },
  async run(session, { field, ...place }) {
    const { object } = await objectAtPosition(session, place);
    const text = copyableField(object, field);
    if (text === undefined) {
      throw new ResponseError(ErrorCodes.InvalidParams, 'Nothing was copied: the object has no such value.');
    }
    return { text };
  },
});
