import { toDetailsText } from '../../core/describe/detailsText';
import { type ObjectPlaceArguments, ServerCommand, type TextResult } from '../../core/protocol';
import { defineCommand } from './command';
import { objectAtPosition, objectPlaceProperties } from './objectAtPosition';

export const describeObject = defineCommand<ObjectPlaceArguments, TextResult>({
  id: ServerCommand.describeObject,
  description: 'Decodes the object at a place of an open document into a text for people.',
  schema: { type: 'object', properties: objectPlaceProperties, required: ['uri', 'position'] },
  async run(session, place) {
    const { object } = await objectAtPosition(session, place);
    return { text: toDetailsText(object, { now: session.runtime.now() }) };
  },
});
