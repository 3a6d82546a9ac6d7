import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Field } from '../../core/asn1/field';
import { type FieldTree, fieldTree } from '../../core/asn1/fieldTree';
import { guessSchema } from '../../core/asn1/guessSchema';
import { spanInText } from '../../core/encoding/encoded';
import { fieldTreeOf } from '../../core/features/fieldUnderCursor';
import { ServerCommand } from '../../core/protocol';
import { childrenFrom, fieldOnPath, toAsn1Node } from '../../core/viewer/asn1View';
import { type FileObject, fileObjects, nodeOf } from '../../core/viewer/fileObjects';
import type { Asn1ChildrenArguments, Asn1ChildrenResult, Asn1Node, Asn1Place } from '../../core/viewProtocol';
import type { Session } from '../session';
import { toRange } from '../toProtocol';
import { defineCommand } from './command';
import { fileOfArguments } from './fileOfArguments';

export const asn1Children = defineCommand<Asn1ChildrenArguments, Asn1ChildrenResult>({
  id: ServerCommand.asn1Children,
  description:
    'Gives some of the fields in a field of an object, with the text that encodes them. Secrets are not shown.',
  schema: {
    type: 'object',
    properties: {
      uri: { type: 'string', description: 'URI of an open document.' },
      block: { type: 'integer', minimum: 0, description: 'Index of a block of the document.' },
      name: { type: 'string', description: 'Name of a file, in place of a document.' },
      bytes: { type: 'string', description: 'Content of the file in base64.' },
      object: { type: 'integer', minimum: 0, description: 'Index of an object of the file.' },
      path: {
        type: 'array',
        items: { type: 'integer', minimum: 0 },
        description: 'Indexes of the fields from the outermost one on.',
      },
      from: { type: 'integer', minimum: 0, description: 'Index of the first field that is wanted.' },
      count: { type: 'integer', minimum: 0, description: 'How many are wanted.' },
    },
    required: ['path', 'from', 'count'],
  },
  async run(session, { path, from, count, ...place }) {
    const { root, toNode } = await structureAt(session, place);
    const field = root && fieldOnPath(root, path);
    if (field === undefined) {
      throw new ResponseError(ErrorCodes.InvalidParams, 'Nothing is shown: there is no such field any more.');
    }
    return { parent: toNode(field), children: childrenFrom(field, from, count).map(toNode) };
  },
});

/** The label says what a damaged key was; what a container holds has none, and no name but its kind's. */
function treeOf({ object, block, container }: FileObject): FieldTree | undefined {
  if (container === undefined && block.encoded.label !== '') {
    return fieldTreeOf(block.encoded);
  }
  const node = nodeOf(object);
  const label = object.kind === 'privateKey' ? 'PRIVATE KEY' : undefined;
  return node && fieldTree(node, guessSchema(node, label));
}

interface Structure {
  readonly root: Field | undefined;
  readonly toNode: (field: Field) => Asn1Node;
}

async function structureAt(
  session: Session,
  { uri, block, name, bytes, object }: Asn1Place,
): Promise<Structure> {
  if (bytes !== undefined) {
    const found = fileObjects(fileOfArguments(session, { name: name ?? '', bytes }))[object ?? 0];
    return { root: found && treeOf(found)?.root, toNode: toAsn1Node };
  }
  const opened = uri === undefined ? undefined : await session.open(uri);
  const found = opened?.model.blocks[block ?? 0];
  if (opened === undefined || found === undefined) {
    return { root: undefined, toNode: toAsn1Node };
  }
  return {
    root: fieldTreeOf(found.encoded)?.root,
    toNode: (field) => ({
      ...toAsn1Node(field),
      range: toRange(opened.document, spanInText(found, field.node)),
    }),
  };
}
