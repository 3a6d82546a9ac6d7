/** The entry of the index that a person or a command means. */
import type { Position } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import type { ObjectReference } from '../../core/workspaceProtocol';
import type { ObjectSchema } from '../commands/schema';
import type { Session } from '../session';

export const objectReferenceProperties: ObjectSchema['properties'] = {
  id: { type: 'string', description: 'Id of an object, as listObjects gives it.' },
  uri: { type: 'string', description: 'URI of a file, where there is no id.' },
  position: {
    type: 'object',
    description: 'A position within the object, as LSP has it.',
    properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
    required: ['line', 'character'],
  },
};

/** The innermost object at a place; what is open is looked at as it is in the editor. */
export async function entryAt(
  { indexer }: Session,
  uri: string,
  position: Position,
): Promise<IndexEntry | undefined> {
  await indexer.ready();
  return indexer.index
    .of(uri)
    .filter(({ range }) => compare(range.start, position) <= 0 && compare(position, range.end) <= 0)
    .sort(
      (one, other) =>
        compare(other.range.start, one.range.start) ||
        compare(one.range.end, other.range.end) ||
        Number(one.containerId === undefined) - Number(other.containerId === undefined),
    )[0];
}

/** The object that a command is about, or an error for people. */
export async function entryOf(session: Session, { id, uri, position }: ObjectReference): Promise<IndexEntry> {
  await session.indexer.ready();
  const entry =
    id !== undefined
      ? session.indexer.index.byId(id)
      : uri !== undefined && position !== undefined
        ? await entryAt(session, uri, position)
        : undefined;
  if (entry === undefined) {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      'There is no certificate, key or other object at this place. Put the cursor into one.',
    );
  }
  return entry;
}

function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
