/** Every object of a PKI folder as one union, and the reader that finds out which of them some bytes are. */
import { type DerDocument, type DerNode, readDer } from './der/readDer';
import { isUniversal, Tag } from './der/values';
import { type Certificate, certificateFrom } from './x509/certificate';
import type { ObjectProblem } from './x509/objectProblem';

/** DER that is none of the objects we know: shown as an ASN.1 tree. */
export interface Asn1Value {
  readonly kind: 'asn1Value';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly label: string | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

/** Bytes in which not even an outermost value can be read. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: undefined;
  readonly label: string | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

export type PkiObject = Certificate | Asn1Value | Unreadable;

export interface PemHeader {
  readonly name: string;
  readonly value: string;
}

/** Decodes the bytes of a PEM block, of bare base64 or of a file. Never throws. */
export function readObject(
  label: string | undefined,
  bytes: Uint8Array,
  _headers: readonly PemHeader[],
): PkiObject {
  const document = readDer(bytes);
  const node = document.root;
  if (node === undefined) {
    return {
      kind: 'unreadable',
      bytes,
      document,
      node: undefined,
      label,
      expectedByLabel: undefined,
      problems: [],
    };
  }
  if (isUniversal(node, Tag.sequence) && label?.includes('CERTIFICATE') !== false) {
    return certificateFrom(bytes, document, node, undefined);
  }
  return { kind: 'asn1Value', bytes, document, node, label, expectedByLabel: undefined, problems: [] };
}
