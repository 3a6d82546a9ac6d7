import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { revealKey as reveal } from '../../core/features/revealKey';
import { type RevealKeyArguments, ServerCommand, type TextResult } from '../../core/protocol';
import { defineCommand } from './command';
import { objectAtPosition, objectPlaceProperties } from './objectAtPosition';

export const revealKey = defineCommand<RevealKeyArguments, TextResult>({
  id: ServerCommand.revealKey,
  description:
    'Gives the private components of a key in clear. A client asks the person first and keeps nothing.',
  schema: {
    type: 'object',
    properties: {
      ...objectPlaceProperties,
      confirmed: { type: 'boolean', description: 'True when the person was asked and agreed.' },
    },
    required: ['uri', 'position', 'confirmed'],
  },
  async run(session, { confirmed, ...place }) {
    const { block } = await objectAtPosition(session, place);
    const text = confirmed ? reveal(block.encoded) : undefined;
    if (text === undefined) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        confirmed
          ? 'Nothing was revealed: there are no private components here that can be read without a pass phrase.'
          : 'Nothing was revealed: the person has to agree first.',
      );
    }
    return { text };
  },
});
