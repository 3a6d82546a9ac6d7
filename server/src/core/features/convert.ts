/** The same objects in another form: PEM, DER, base64 alone, or collected in PKCS #7. */
import { concat, explicit, objectIdentifier, sequence, smallInteger, tlv } from '../der/writeDer';
import { toBase64 } from '../describe/base64Text';
import { type DocumentModel, objectOf } from '../documentModel';
import { type Block, spanOfBlock } from '../encoding/encoded';
import { isSecretObject } from '../isSecretObject';
import { labelFor } from '../lint/labelFor';
import type { PkiObject } from '../pkiObject';
import type { Span } from '../text';
import type { ConversionFormat } from '../viewProtocol';
import { containedObjects } from '../workspace/containedObjects';

/** The result; `refusal` says what was not done, and why. */
export type Conversion =
  | { readonly kind: 'text'; readonly text: string; readonly count: number }
  | { readonly kind: 'files'; readonly files: readonly ConvertedFile[] }
  | { readonly kind: 'refusal'; readonly refusal: string };

export interface ConvertedFile {
  /** Without a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For its owner alone. */
  readonly isSecret: boolean;
}

export interface ConvertOptions {
  readonly to: ConversionFormat;
  /** Name of the file that is converted. */
  readonly name: string;
  /** Only the objects that it touches; all of them without. */
  readonly span?: Span;
}

export function convert(model: DocumentModel, { to, name, span }: ConvertOptions): Conversion {
  const blocks = model.blocks.filter(
    (block) => block.encoded.bytes.length > 0 && (span === undefined || touchesBlock(span, block)),
  );
  if (blocks.length === 0) {
    return refuse('there is no certificate, key or other object in it');
  }
  switch (to) {
    case 'pem':
      return toText(blocks.flatMap(unpacked), pemOf);
    case 'base64':
      return toText(blocks.flatMap(unpacked), ({ bytes }) => `${toBase64(bytes)}\n`);
    case 'der':
      return toFiles(blocks, name);
    case 'pkcs7':
    case 'pkcs7Der':
      return toPkcs7(blocks, to, name);
  }
}

function refuse(reason: string): Conversion {
  return { kind: 'refusal', refusal: `Nothing was converted: ${reason}.` };
}

/** A cursor in the block, or a selection that has at least one character in common with it. */
function touchesBlock(span: Span, block: Block): boolean {
  const { start, end } = spanOfBlock(block);
  return span.start === span.end
    ? start <= span.start && span.start <= end
    : span.start < end && start < span.end;
}

/** An object to write: with the label that it had, where that was one. */
interface Piece {
  readonly object: PkiObject;
  readonly bytes: Uint8Array;
  readonly label: string | undefined;
  readonly isEncryptedPem: boolean;
}

function pieceOf({ encoded }: Block): Piece {
  const object = objectOf(encoded);
  const label = labelFor(object) ?? (encoded.label === '' ? undefined : encoded.label);
  const isEncryptedPem = object.kind === 'encryptedPrivateKey' && object.format === 'legacy';
  return { object, bytes: encoded.bytes, label, isEncryptedPem };
}

/** A PKCS #7 bag is what it holds; a signed message stays one. */
function unpacked(block: Block): readonly Piece[] {
  const piece = pieceOf(block);
  const { object } = piece;
  const isBag =
    object.kind === 'cms' && object.content.kind === 'signedData' && object.content.signers.length === 0;
  const inner = isBag ? containedObjects(object) : [];
  return inner.length === 0
    ? [piece]
    : inner.map((each) => ({
        object: each,
        bytes: each.bytes,
        label: labelFor(each),
        isEncryptedPem: false,
      }));
}

function toText(pieces: readonly Piece[], write: (piece: Piece) => string): Conversion {
  const encrypted = pieces.find(({ isEncryptedPem }) => isEncryptedPem);
  if (encrypted !== undefined) {
    return refuse(
      'a key is encrypted the old way of PEM, whose headers no other form has; decrypt it or make it PKCS #8',
    );
  }
  const nameless = pieces.find(({ label }) => label === undefined);
  if (nameless !== undefined && write === pemOf) {
    return refuse('one of the objects is none that PEM has a label for');
  }
  return { kind: 'text', text: pieces.map(write).join(''), count: pieces.length };
}

const LINE = 64;

/** RFC 7468 §2: lines of 64 characters. */
function pemOf({ bytes, label }: Pick<Piece, 'bytes' | 'label'>): string {
  const lines = toBase64(bytes).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function toFiles(blocks: readonly Block[], name: string): Conversion {
  const pieces = blocks.map(pieceOf);
  if (pieces.some(({ isEncryptedPem }) => isEncryptedPem)) {
    return refuse('a key is encrypted the old way of PEM, which DER has no place for');
  }
  const base = name.replace(/\.[^.]*$/, '');
  const files = pieces.map(({ object, bytes }, at) => ({
    name: `${base}${pieces.length === 1 ? '' : `-${at + 1}`}.${EXTENSIONS[object.kind] ?? 'der'}`,
    bytes: object.kind === 'certificate' ? object.bytes : bytes,
    isSecret: isSecretObject(object),
  }));
  return { kind: 'files', files };
}

const EXTENSIONS: Readonly<Partial<Record<PkiObject['kind'], string>>> = {
  certificateList: 'crl',
  cms: 'p7b',
  pkcs12: 'p12',
};

/** Certificates and CRLs, also those in other containers, in a SignedData without content and signers. */
function toPkcs7(blocks: readonly Block[], to: 'pkcs7' | 'pkcs7Der', name: string): Conversion {
  const objects = blocks.flatMap(({ encoded }) => {
    const object = objectOf(encoded);
    return [object, ...containedObjects(object)];
  });
  const bytesOf = (kind: PkiObject['kind']) =>
    objects.filter((object) => object.kind === kind).map(({ bytes }) => bytes);
  const certificates = bytesOf('certificate');
  const crls = bytesOf('certificateList');
  const count = certificates.length + crls.length;
  if (count === 0) {
    return refuse('PKCS #7 without signature holds certificates and CRLs, and there is none here');
  }
  const bytes = degenerateSignedData(certificates, crls);
  return to === 'pkcs7'
    ? { kind: 'text', text: pemOf({ bytes, label: 'PKCS7' }), count }
    : { kind: 'files', files: [{ name: `${name.replace(/\.[^.]*$/, '')}.p7b`, bytes, isSecret: false }] };
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const SET = 0x31;

/** RFC 5652 §5.1. The certificates keep their order, as readers show it, though DER would sort them. */
function degenerateSignedData(certificates: readonly Uint8Array[], crls: readonly Uint8Array[]): Uint8Array {
  const optional = (tag: number, members: readonly Uint8Array[]) =>
    members.length === 0 ? new Uint8Array() : explicit(tag, concat(members));
  const signedData = sequence(
    smallInteger(1),
    tlv(SET),
    sequence(objectIdentifier(DATA)),
    optional(0, certificates),
    optional(1, crls),
    tlv(SET),
  );
  return sequence(objectIdentifier(SIGNED_DATA), explicit(0, signedData));
}
