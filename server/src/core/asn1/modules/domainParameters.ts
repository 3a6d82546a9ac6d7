/** Parameters of groups: elliptic curves (SEC 1 §C.2, X9.62), DSA (RFC 3279 §2.3.2), Diffie-Hellman (PKCS #3, RFC 3279 §2.3.3). */
import type { OpenTypes } from '../schema';
import {
  any,
  bitString,
  choice,
  integer,
  named,
  nothing,
  objectIdentifier,
  octetString,
  open,
  optional,
  sequence,
  valuesOf,
} from '../schema';

const FieldId = sequence(
  'FieldID',
  { fieldType: objectIdentifier, parameters: open('fieldType', 'parameters') },
  'pair',
);
const CharacteristicTwo = sequence('Characteristic-two', {
  m: integer,
  basis: objectIdentifier,
  parameters: open('basis', 'parameters'),
});

/** Of fields and their bases, by type. */
export const fieldParameters: OpenTypes = {
  '1.2.840.10045.1.1': named('Prime-p', integer),
  '1.2.840.10045.1.2': CharacteristicTwo,
  '1.2.840.10045.1.2.3.1': nothing,
  '1.2.840.10045.1.2.3.2': named('Trinomial', integer),
  '1.2.840.10045.1.2.3.3': sequence('Pentanomial', { k1: integer, k2: integer, k3: integer }),
};

const FieldElement = named('FieldElement', octetString);
const SpecifiedEcDomain = sequence('SpecifiedECDomain', {
  version: valuesOf('SpecifiedECDomainVersion', integer, [undefined, 'ecdpVer1', 'ecdpVer2', 'ecdpVer3']),
  fieldID: FieldId,
  curve: sequence('Curve', { a: FieldElement, b: FieldElement, seed: optional(bitString) }),
  base: named('ECPoint', octetString),
  order: integer,
  cofactor: optional(integer),
  hash: optional(any),
});

export const EcParameters = choice('ECParameters', {
  namedCurve: objectIdentifier,
  implicitCurve: nothing,
  specifiedCurve: SpecifiedEcDomain,
});

export const DssParms = sequence('Dss-Parms', { p: integer, q: integer, g: integer });

export const DhParameter = sequence('DHParameter', {
  prime: integer,
  base: integer,
  privateValueLength: optional(integer),
});

export const DomainParameters = sequence('DomainParameters', {
  p: integer,
  g: integer,
  q: integer,
  j: optional(integer),
  validationParms: optional(sequence('ValidationParms', { seed: bitString, pgenCounter: integer })),
});
