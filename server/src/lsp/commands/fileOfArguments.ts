import type { DocumentModel } from '../../core/documentModel';
import { readBase64 } from '../../core/encoding/base64';
import { ProblemList } from '../../core/encoding/problemList';
import type { FileArguments } from '../../core/viewProtocol';
import { readContent } from '../../core/workspace/readContent';
import type { Session } from '../session';
import type { ObjectSchema } from './schema';

export const fileProperties: ObjectSchema['properties'] = {
  name: { type: 'string', description: 'Name of the file.' },
  bytes: { type: 'string', description: 'Content of the file in base64.' },
};

interface KnownFile extends FileArguments {
  readonly model: DocumentModel;
}

/** The last file of each session: a viewer asks about the same one again and again. */
const last = new WeakMap<Session, KnownFile>();

/** The model of a file whose bytes came with a command. */
export function fileOfArguments(session: Session, { name, bytes }: FileArguments): DocumentModel {
  const known = last.get(session);
  if (known !== undefined && known.bytes === bytes && known.name === name) {
    return known.model;
  }
  const content = readBase64(bytes, 0, bytes.length, 0, 'pem', new ProblemList());
  const { model } = readContent(name, content.bytes, { maxLength: Number.POSITIVE_INFINITY });
  last.set(session, { name, bytes, model });
  return model;
}
