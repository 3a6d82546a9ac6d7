import { describeObject } from '../../core/describe/describeObject';
import { blockAt, objectOf } from '../../core/documentModel';
import { fieldsUnderCursor, fieldTreeOf } from '../../core/features/fieldUnderCursor';
import { type ObjectPlaceArguments, ServerCommand } from '../../core/protocol';
import { pathOfField } from '../../core/viewer/asn1View';
import type { Asn1PathResult } from '../../core/viewProtocol';
import { defineCommand } from './command';
import { objectPlaceProperties } from './objectAtPosition';

const NOWHERE: Asn1PathResult = { title: '', path: [] };

export const asn1Path = defineCommand<ObjectPlaceArguments, Asn1PathResult>({
  id: ServerCommand.asn1Path,
  description: 'Tells which field of which block a position of an open document encodes.',
  schema: { type: 'object', properties: objectPlaceProperties, required: ['uri', 'position'] },
  async run(session, { uri, position }) {
    const opened = await session.open(uri);
    if (opened === undefined) {
      return NOWHERE;
    }
    const { document, model } = opened;
    const offset = document.offsetAt(position);
    const block = blockAt(model, offset);
    if (block === undefined || fieldTreeOf(block.encoded) === undefined) {
      return NOWHERE;
    }
    const [field] = fieldsUnderCursor(block, offset);
    return {
      block: model.blocks.indexOf(block),
      title: describeObject(objectOf(block.encoded), { now: session.runtime.now() }).title,
      path: field === undefined ? [] : pathOfField(field),
    };
  },
});
