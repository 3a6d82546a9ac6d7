import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { blockAt, objectOf } from '../../core/documentModel';
import type { Block } from '../../core/encoding/encoded';
import type { PkiObject } from '../../core/pkiObject';
import type { ObjectPlaceArguments } from '../../core/protocol';
import type { Session } from '../session';
import type { ObjectSchema } from './schema';

export const objectPlaceProperties: ObjectSchema['properties'] = {
  uri: { type: 'string', description: 'URI of an open document.' },
  position: {
    type: 'object',
    description: 'A position within the block, as LSP has it.',
    properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
    required: ['line', 'character'],
  },
};

/** The object at a place of an open document. */
export async function objectAtPosition(
  session: Session,
  { uri, position }: ObjectPlaceArguments,
): Promise<{ readonly block: Block; readonly object: PkiObject }> {
  const opened = await session.open(uri);
  const block = opened && blockAt(opened.model, opened.document.offsetAt(position));
  if (block === undefined || block.encoded.bytes.length === 0) {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      'There is no certificate, key or other object at this place. Put the cursor into one.',
    );
  }
  return { block, object: objectOf(block.encoded) };
}
