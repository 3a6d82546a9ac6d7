/** The objects of a file, with their octets: the index keeps none of keys. */
import { nameOf } from '../../ca/stores/fileStore';
import { type DocumentModel, objectOf } from '../../core/documentModel';
import type { Encoded } from '../../core/encoding/encoded';
import { hashOf } from '../../core/phone/slots/slotObject';
import type { PkiObject } from '../../core/pkiObject';
import type { SourceReference } from '../../core/slotProtocol';
import { containedObjects } from '../../core/workspace/containedObjects';
import { readContent } from '../../core/workspace/readContent';
import type { Session } from '../session';
import { refusal } from './slotDocument';

export interface SourceObject {
  readonly uri: string;
  readonly sha256: string;
  readonly object: PkiObject;
  /** As it stands in the file; `undefined` for what a container holds. */
  readonly encoded: Encoded | undefined;
}

const MAX_LENGTH = 50_000_000;

/** `undefined` where there is no such file. */
export async function objectsOfFile(
  session: Session,
  uri: string,
): Promise<readonly SourceObject[] | undefined> {
  const opened = await session.open(uri);
  if (opened !== undefined) {
    return objectsIn(opened.model, uri);
  }
  const { index } = await session.settings.of(uri);
  const bytes = await session.files?.read(uri, index.maxFileSize * 1000);
  return bytes && objectsIn(readContent(uri, bytes, { maxLength: MAX_LENGTH }).model, uri);
}

function objectsIn({ blocks }: DocumentModel, uri: string): readonly SourceObject[] {
  return blocks
    .filter(({ encoded }) => encoded.bytes.length > 0)
    .flatMap(({ encoded }) => {
      const whole = objectOf(encoded);
      const inner = whole.kind === 'cms' ? containedObjects(whole) : [];
      return [
        { uri, object: whole, encoded, sha256: hashOf(whole.bytes) },
        ...inner.map((object) => ({ uri, object, encoded: undefined, sha256: hashOf(object.bytes) })),
      ];
    });
}

/** The object that is meant, or a refusal: the file may have changed since it was chosen. */
export async function sourceObject(
  session: Session,
  { uri, sha256: wanted }: SourceReference,
): Promise<SourceObject> {
  const found = (await objectsOfFile(session, uri))?.find((each) => each.sha256 === wanted);
  if (found === undefined) {
    throw refusal(`Nothing was written: ${nameOf(uri)} has changed since the object in it was chosen.`);
  }
  return found;
}
