/**
 * Named parts of octets whose structure is not ASN.1: the list of certificate transparency logs' promises
 * (RFC 6962 §3.3), in the presentation language of TLS.
 */
import { pieceOf } from '../der/readDer';
import type { Field } from './field';
import { makeField, rawField } from './makeField';
import type { Asn1Type, ForeignType } from './schema';
import { named, octetString, shownAs, valuesOf } from './schema';

const sct: ForeignType = {
  kind: 'foreign',
  name: 'SignedCertificateTimestamp',
  format: 'signedCertificateTimestamp',
};
const number = shownAs('number', named('uint16', octetString));
const octets = named('opaque', octetString);
const oneOctet = (name: string, values: readonly (string | undefined)[]) =>
  valuesOf(name, shownAs('number', octetString), values);

/** RFC 6962 §3.2; RFC 5246 §7.4.1.4.1 for the two octets of the algorithm. */
const SCT_PARTS: readonly (readonly [name: string, length: number | 'rest', type: Asn1Type])[] = [
  ['version', 1, oneOctet('Version', ['v1'])],
  ['logID', 32, octets],
  ['timestamp', 8, shownAs('milliseconds', named('uint64', octetString))],
  ['extensionsLength', 2, number],
  ['extensions', 'rest', octets],
  [
    'hashAlgorithm',
    1,
    oneOctet('HashAlgorithm', ['none', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']),
  ],
  ['signatureAlgorithm', 1, oneOctet('SignatureAlgorithm', ['anonymous', 'rsa', 'dsa', 'ecdsa'])],
  ['signatureLength', 2, number],
  ['signature', 'rest', octets],
];

/** The parts inside the octets of `field`, with what is left over at the end; fewer where the octets end early. */
export function foreignParts(field: Field, { format }: ForeignType): readonly Field[] {
  switch (format) {
    case 'signedCertificateTimestampList':
      return listParts(field);
    case 'signedCertificateTimestamp':
      return timestampParts(field);
  }
}

function listParts(field: Field): readonly Field[] {
  const { bytes, contentStart, contentEnd } = field.node;
  if (contentStart + 2 > contentEnd) {
    return [];
  }
  const parts = [part(field, 'length', number, contentStart, contentStart + 2)];
  let at = contentStart + 2;
  for (let count = 0; at + 2 <= contentEnd; count++) {
    const end = at + 2 + readUint16(bytes, at);
    if (end > contentEnd) {
      break;
    }
    parts.push(
      part(field, `[${count}].length`, number, at, at + 2),
      part(field, `[${count}]`, sct, at + 2, end),
    );
    at = end;
  }
  return at < contentEnd ? [...parts, rawField(field, at, contentEnd, '.rest')] : parts;
}

function timestampParts(field: Field): readonly Field[] {
  const { bytes, contentStart, contentEnd } = field.node;
  const parts: Field[] = [];
  let at = contentStart;
  let announced = 0;
  for (const [name, length, type] of SCT_PARTS) {
    const end = at + (length === 'rest' ? announced : length);
    if (end > contentEnd) {
      break;
    }
    if (end > at) {
      parts.push(part(field, name, type, at, end));
    }
    announced = length === 2 ? readUint16(bytes, at) : 0;
    at = end;
  }
  return at < contentEnd ? [...parts, rawField(field, at, contentEnd, '.rest')] : parts;
}

function part(field: Field, name: string, type: Asn1Type, start: number, end: number): Field {
  const step = name.startsWith('[') ? name : `.${name}`;
  return makeField(field, { step, type, node: pieceOf(field.node, start, end), secret: field.secretInside });
}

function readUint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}
