/** What stands in a file, for rules, fixes and whoever else looks at its objects one beside the other. */
import { type DocumentModel, objectOf } from '../documentModel';
import type { Block } from '../encoding/encoded';
import type { PkiObject } from '../pkiObject';
import type { Certificate } from '../x509/certificate';

export interface FileObjects {
  /** In the order of the text. */
  readonly blocks: readonly Block[];
  readonly objectOf: (block: Block) => PkiObject;
}

export interface CertificateOfFile {
  readonly block: Block;
  readonly certificate: Certificate;
}

export function fileObjects({ blocks }: DocumentModel): FileObjects {
  return { blocks, objectOf: ({ encoded }) => objectOf(encoded) };
}

const listed = new WeakMap<readonly Block[], readonly CertificateOfFile[]>();

/** In the order of the text; looked for once for each version of a document. */
export function certificatesIn({ blocks, objectOf }: FileObjects): readonly CertificateOfFile[] {
  let found = listed.get(blocks);
  if (found === undefined) {
    found = blocks.flatMap((block) => {
      const certificate = objectOf(block);
      return certificate.kind === 'certificate' ? [{ block, certificate }] : [];
    });
    listed.set(blocks, found);
  }
  return found;
}
