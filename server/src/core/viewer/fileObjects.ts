/** All objects of a file as one list: each block, and behind a container what it holds. */
import type { DerNode } from '../der/readDer';
import { type DocumentModel, objectOf } from '../documentModel';
import type { Block } from '../encoding/encoded';
import type { PkiObject } from '../pkiObject';
import { containedObjects } from '../workspace/containedObjects';

export interface FileObject {
  readonly object: PkiObject;
  readonly block: Block;
  /** Index of the object that holds it. */
  readonly container: number | undefined;
}

export function fileObjects(model: DocumentModel): readonly FileObject[] {
  const objects: FileObject[] = [];
  for (const block of model.blocks) {
    if (block.encoded.bytes.length > 0) {
      const object = objectOf(block.encoded);
      const container = objects.length;
      objects.push({ object, block, container: undefined });
      for (const inner of containedObjects(object)) {
        objects.push({ object: inner, block, container });
      }
    }
  }
  return objects;
}

/** The value that the object is; `undefined` where its bytes are none. */
export function nodeOf(object: PkiObject): DerNode | undefined {
  return object.kind === 'unreadable' || object.kind === 'openSshKey' ? undefined : object.document.root;
}
