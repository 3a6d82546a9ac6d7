/** What an object without a label is, by its structure. */
import type { DerNode } from '../der/readDer';
import { isContext, isUniversal, readOid, readSmallInteger, Tag } from '../der/values';
import type { SchemaName } from './schemas';

const isSequence = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.sequence);
const isInteger = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.integer);
const isOctets = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.octetString);
const isBits = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.bitString);
const isTime = (node: DerNode | undefined) =>
  isUniversal(node, Tag.utcTime) || isUniversal(node, Tag.generalizedTime);

const lengthOf = (node: DerNode | undefined) =>
  node === undefined ? 0 : node.contentEnd - node.contentStart;
const smallNumber = (node: DerNode | undefined) => (isInteger(node) ? readSmallInteger(node) : undefined);

/** The object identifier a SEQUENCE begins with, as an AlgorithmIdentifier does. */
function firstOid(node: DerNode | undefined): string | undefined {
  const first = isSequence(node) ? node.children[0] : undefined;
  return isUniversal(first, Tag.oid) ? readOid(first) : undefined;
}

/** What labels promise (RFC 7468 and what programs write). */
const LABELS: Readonly<Record<string, SchemaName>> = {
  CERTIFICATE: 'Certificate',
  'X509 CERTIFICATE': 'Certificate',
  'TRUSTED CERTIFICATE': 'TrustedCertificate',
  'ATTRIBUTE CERTIFICATE': 'AttributeCertificate',
  'CERTIFICATE REQUEST': 'CertificationRequest',
  'NEW CERTIFICATE REQUEST': 'CertificationRequest',
  'X509 CRL': 'CertificateList',
  'PRIVATE KEY': 'PrivateKeyInfo',
  'ENCRYPTED PRIVATE KEY': 'EncryptedPrivateKeyInfo',
  'RSA PRIVATE KEY': 'RSAPrivateKey',
  'EC PRIVATE KEY': 'ECPrivateKey',
  'SM2 PRIVATE KEY': 'ECPrivateKey',
  'DSA PRIVATE KEY': 'DSAPrivateKey',
  'PUBLIC KEY': 'SubjectPublicKeyInfo',
  'RSA PUBLIC KEY': 'RSAPublicKey',
  PKCS7: 'ContentInfo',
  'PKCS #7 SIGNED DATA': 'ContentInfo',
  CMS: 'ContentInfo',
  PKCS12: 'PFX',
  'OCSP REQUEST': 'OCSPRequest',
  'OCSP RESPONSE': 'OCSPResponse',
  'DH PARAMETERS': 'DHParameter',
  'X9.42 DH PARAMETERS': 'X942DHParameter',
  'EC PARAMETERS': 'ECParameters',
  'SM2 PARAMETERS': 'ECParameters',
  'DSA PARAMETERS': 'DSAParameters',
};

const PRIVATE_KEYS: readonly SchemaName[] = [
  'PrivateKeyInfo',
  'RSAPrivateKey',
  'ECPrivateKey',
  'DSAPrivateKey',
];

/** Two to five numbers in a row: only the label can tell them apart for certain. */
const NUMBERS: readonly SchemaName[] = ['RSAPublicKey', 'DHParameter', 'X942DHParameter', 'DSAParameters'];

/**
 * The schema whose shape the object has, or the one its label promises where the shape says nothing. What
 * looks like a private key, or is labelled as one, is taken for one even when parts are missing, so that
 * nothing of it is shown.
 */
export function guessSchema(root: DerNode, label?: string): SchemaName {
  const shape = schemaOfShape(root);
  const promised = label !== undefined && Object.hasOwn(LABELS, label) ? LABELS[label] : undefined;
  if (promised === undefined) {
    const isKey = label?.endsWith('PRIVATE KEY') === true && shape === 'Any';
    return isKey ? 'PrivateKeyInfo' : shape;
  }
  const isPrivate = PRIVATE_KEYS.includes(promised);
  const isPromised =
    shape === 'Any' ||
    (promised === 'TrustedCertificate' && shape === 'Certificate') ||
    (NUMBERS.includes(promised) && NUMBERS.includes(shape)) ||
    (isPrivate && !PRIVATE_KEYS.includes(shape) && shape !== 'EncryptedPrivateKeyInfo');
  return isPromised ? promised : shape;
}

function schemaOfShape(root: DerNode): SchemaName {
  if (!isSequence(root)) {
    return isUniversal(root, Tag.oid) && isCurve(readOid(root)) ? 'ECParameters' : 'Any';
  }
  const [first, second, third] = root.children;
  if (isInteger(first)) {
    return guessAfterNumber(root.children);
  }
  if (isUniversal(first, Tag.oid)) {
    return isContentType(readOid(first)) && (second === undefined || isContext(second, 0))
      ? 'ContentInfo'
      : 'Any';
  }
  if (isUniversal(first, Tag.enumerated)) {
    return second === undefined || isContext(second, 0) ? 'OCSPResponse' : 'Any';
  }
  if (!isSequence(first)) {
    return 'Any';
  }
  if (firstOid(first) !== undefined) {
    if (isBits(second)) {
      return 'SubjectPublicKeyInfo';
    }
    return isOctets(second) && isPasswordBased(firstOid(first)) ? 'EncryptedPrivateKeyInfo' : 'Any';
  }
  if (isSequence(second) && firstOid(second) !== undefined && isBits(third)) {
    return guessSigned(first);
  }
  if (isStatus(first) && (second === undefined || isContentType(firstOid(second)))) {
    return 'TimeStampResp';
  }
  return (second === undefined || isContext(second, 0)) && isRequest(first) ? 'OCSPRequest' : 'Any';
}

/** ANSI X9.62, SECG, Brainpool, WTLS. */
function isCurve(oid: string | undefined): boolean {
  return (
    oid !== undefined &&
    /^(?:1\.2\.840\.10045\.3|1\.3\.132\.0|1\.3\.36\.3\.3\.2\.8\.1\.1|2\.23\.43\.1\.4|1\.2\.156\.10197\.1\.301)\b/.test(
      oid,
    )
  );
}

/** PKCS #7, CMS, and Netscape's certificate sequence. */
function isContentType(oid: string | undefined): boolean {
  return (
    oid !== undefined &&
    (/^1\.2\.840\.113549\.1\.(?:7\.[1-6]|9\.16\.1\.\d+)$/.test(oid) || oid === '2.16.840.1.113730.2.5')
  );
}

/** PKCS #5, PKCS #12, and the ciphers of Entrust. */
function isPasswordBased(oid: string | undefined): boolean {
  return oid !== undefined && /^1\.2\.840\.(?:113549\.1\.(?:5|12\.1)|113533\.7\.66)\.\d+$/.test(oid);
}

/** Objects that begin with an INTEGER: keys, parameters, PKCS #12, time-stamp requests. */
function guessAfterNumber(children: readonly DerNode[]): SchemaName {
  const [first, second, third] = children;
  const version = smallNumber(first);
  if (isSequence(second)) {
    return guessAfterVersion(second, third);
  }
  if (isOctets(second)) {
    return version === 1 ? 'ECPrivateKey' : 'Any';
  }
  if (!isInteger(second)) {
    return 'Any';
  }
  if (lengthOf(first) === 1 && (version === 0 || version === 1) && lengthOf(second) > 8) {
    return isDsaKey(children) ? 'DSAPrivateKey' : 'RSAPrivateKey';
  }
  return guessParameters(children);
}

/** Version, p, q, g, y, x: x is no longer than q, which is far shorter than p. The beginning of an RSA key is none. */
function isDsaKey([, p, q, g, y, x, ...others]: readonly DerNode[]): boolean {
  const [prime, subPrime] = [lengthOf(p), lengthOf(q)];
  return (
    others.length === 0 &&
    [g, y, x].every(isInteger) &&
    subPrime >= 16 &&
    subPrime * 2 < prime &&
    lengthOf(x) <= subPrime + 1 &&
    lengthOf(g) * 2 > prime &&
    lengthOf(y) * 2 > prime
  );
}

function guessAfterVersion(second: DerNode, third: DerNode | undefined): SchemaName {
  const oid = firstOid(second);
  if (isContentType(oid) && isContext(second.children[1], 0) && (third === undefined || isSequence(third))) {
    return 'PFX';
  }
  if (oid !== undefined && isOctets(third)) {
    return 'PrivateKeyInfo';
  }
  if (oid?.startsWith('1.2.840.10045.1.') && isSequence(third)) {
    return 'ECParameters';
  }
  return firstOid(second.children[0]) !== undefined && isOctets(second.children[1]) ? 'TimeStampReq' : 'Any';
}

/** Two or three numbers, or more: RSA public key, DH, X9.42 or DSA parameters, told apart by their sizes. */
function guessParameters(children: readonly DerNode[]): SchemaName {
  const [first, second, third, ...others] = children;
  if (lengthOf(first) < 32) {
    return 'Any';
  }
  if (third === undefined) {
    return guessPair(first, second);
  }
  if (!isInteger(third)) {
    return 'Any';
  }
  if (others.length > 0) {
    const known = others.every((other) => isInteger(other) || isSequence(other));
    return known && others.length <= 2 ? 'X942DHParameter' : 'Any';
  }
  if (lengthOf(third) <= 3) {
    return 'DHParameter';
  }
  return lengthOf(third) * 2 < lengthOf(first) || lengthOf(second) < 16 ? 'X942DHParameter' : 'DSAParameters';
}

/** A modulus and an exponent, or a prime and a base. Two numbers of a curve's size are a signature, and no object. */
function guessPair(first: DerNode | undefined, second: DerNode | undefined): SchemaName {
  const exponent = smallNumber(second);
  if (exponent === undefined) {
    return lengthOf(first) >= 96 ? 'DHParameter' : 'Any';
  }
  return exponent === 3 || exponent === 17 || exponent > 128 ? 'RSAPublicKey' : 'DHParameter';
}

/** What a signature was made over, by its first parts. */
function guessSigned(signed: DerNode): SchemaName {
  const parts = isContext(signed.children[0], 0) ? signed.children.slice(1) : signed.children;
  const [first, second, third, fourth, fifth, sixth] = parts;
  if (parts.length < signed.children.length) {
    return 'Certificate';
  }
  if (isInteger(first) && isSequence(second) && isSequence(third) && isBits(third.children[1])) {
    return 'CertificationRequest';
  }
  if (firstOid(first) !== undefined && isSequence(second) && isTime(third)) {
    return 'CertificateList';
  }
  if (isInteger(first) && firstOid(second) !== undefined) {
    return isTime(fourth) ? 'CertificateList' : 'Certificate';
  }
  if (
    isInteger(first) &&
    isSequence(second) &&
    firstOid(fourth) !== undefined &&
    isInteger(fifth) &&
    isSequence(sixth)
  ) {
    return 'AttributeCertificate';
  }
  return isSequence(first) && isBits(first.children[1]) && second !== undefined && third === undefined
    ? 'SignedPublicKeyAndChallenge'
    : 'Certificate';
}

/** PKIStatusInfo: a small number, perhaps a text and flags. */
function isStatus(node: DerNode): boolean {
  return isInteger(node.children[0]) && lengthOf(node.children[0]) === 1 && !isInteger(node.children[1]);
}

/** TBSRequest: perhaps a version and a name, then a list of certificate identifiers. */
function isRequest(node: DerNode): boolean {
  const list = node.children.find((child) => isSequence(child));
  const identifier = list?.children[0]?.children[0];
  return (
    isSequence(identifier) &&
    firstOid(identifier.children[0]) !== undefined &&
    isOctets(identifier.children[1])
  );
}
