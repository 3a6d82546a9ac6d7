/** Which object a DER value is, told by its structure alone. */
import type { DerNode } from './der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from './der/values';
import { isContentType } from './pkcs/cms';
import type { ParameterFamily } from './pkcs/domainParameters';
import { pbeAlgorithm } from './pkcs/encryptionAlgorithms';
import { PBES2 } from './pkcs/encryptionScheme';
import { ellipticCurve } from './x509/ellipticCurves';
import { readObjectIdentifier } from './x509/objectIdentifier';
import { integerBits } from './x509/publicKeyInfo';

export type ObjectKind =
  | 'certificate'
  | 'certificateRequest'
  | 'certificateList'
  | 'privateKey'
  | 'encryptedPrivateKey'
  | 'publicKey'
  | 'cms'
  | 'pkcs12'
  | 'ocspRequest'
  | 'ocspResponse'
  | 'domainParameters'
  | 'openSshKey';

const isSequence = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.sequence);
const isInteger = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.integer);
const isOctets = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.octetString);
const isBits = (node: DerNode | undefined): node is DerNode => isUniversal(node, Tag.bitString);

/** A SEQUENCE that starts with an OBJECT IDENTIFIER, and has parameters or nothing behind it. */
function isAlgorithm(node: DerNode | undefined): node is DerNode {
  return isSequence(node) && node.children.length <= 2 && isUniversal(node.children[0], Tag.oid);
}

function isTime(node: DerNode | undefined): boolean {
  return isUniversal(node, Tag.utcTime) || isUniversal(node, Tag.generalizedTime);
}

/** `undefined` where the structure is that of no object, or of several. */
export function classify(root: DerNode): ObjectKind | undefined {
  if (isUniversal(root, Tag.oid)) {
    return ellipticCurve(readObjectIdentifier(root) ?? '') === undefined ? undefined : 'domainParameters';
  }
  if (!isSequence(root)) {
    return undefined;
  }
  const [first] = root.children;
  if (isSequence(first)) {
    return classifyBySequence(root, first);
  }
  if (isInteger(first)) {
    return classifyByInteger(root);
  }
  if (isUniversal(first, Tag.oid)) {
    const isWrapped = isContext(root.children[1], 0) || root.children.length === 1;
    return isWrapped && isContentType(readObjectIdentifier(first) ?? '') ? 'cms' : undefined;
  }
  if (isUniversal(first, Tag.enumerated)) {
    return root.children.length === 1 || isContext(root.children[1], 0) ? 'ocspResponse' : undefined;
  }
  return undefined;
}

/** The smallest key on a curve with a name has 24 octets; parameters of the same form are shorter. */
const MIN_KEY_OCTETS = 24;

/** Wherever this stands, and under whatever name, it is better not shown. */
export function mayBePrivateKey(node: DerNode): boolean {
  return node.contentEnd - node.contentStart > MIN_KEY_OCTETS && classify(node) === 'privateKey';
}

function classifyBySequence(root: DerNode, first: DerNode): ObjectKind | undefined {
  const [, second, third] = root.children;
  if (root.children.length === 3 && isAlgorithm(second) && isBits(third)) {
    return classifySigned(first);
  }
  if (isAlgorithm(first) && root.children.length === 2) {
    return isBits(second)
      ? 'publicKey'
      : isOctets(second) && isPasswordBased(first)
        ? 'encryptedPrivateKey'
        : undefined;
  }
  if (isUnmistakable(first)) {
    return 'certificate';
  }
  const requests = first.children.find(isSequence);
  const certId = requests?.children[0]?.children[0];
  const isRequest = isSequence(certId) && isAlgorithm(certId.children[0]) && isOctets(certId.children[1]);
  return isRequest && (second === undefined || isContext(second, 0)) ? 'ocspRequest' : undefined;
}

/** The start of a tbsCertificate of version 3, whatever may be left of the rest. */
function isUnmistakable(tbs: DerNode): boolean {
  const [version, serialNumber, signature] = tbs.children;
  return (
    isContext(version, 0) &&
    isInteger(version.children[0]) &&
    isInteger(serialNumber) &&
    isAlgorithm(signature)
  );
}

/** A digest in its DigestInfo looks the same as an encrypted key, but for the algorithm. */
function isPasswordBased(algorithm: DerNode): boolean {
  const oid = readObjectIdentifier(algorithm.children[0]) ?? '';
  return oid === PBES2 || pbeAlgorithm(oid) !== undefined;
}

/** Certificate, request or CRL, by the part that is signed. */
function classifySigned(tbs: DerNode): ObjectKind | undefined {
  const [first, second, third, fourth, fifth] = tbs.children;
  if (isContext(first, 0)) {
    return isInteger(second) && isAlgorithm(third) ? 'certificate' : undefined;
  }
  if (isInteger(first)) {
    if (isAlgorithm(second) && isSequence(third) && isTime(fourth)) {
      return 'certificateList';
    }
    if (isAlgorithm(second) && isSequence(third) && isSequence(fourth) && isSequence(fifth)) {
      return 'certificate';
    }
    const isKey = isSequence(third) && isAlgorithm(third.children[0]) && isBits(third.children[1]);
    return isSequence(second) && isKey ? 'certificateRequest' : undefined;
  }
  return isAlgorithm(first) && isSequence(second) && isTime(third) ? 'certificateList' : undefined;
}

function classifyByInteger(root: DerNode): ObjectKind | undefined {
  const { children } = root;
  const [first, second, third] = children;
  if (isAlgorithm(second) && isOctets(third)) {
    return 'privateKey';
  }
  if (isOctets(second) && (children.length === 2 || isContext(third, 0) || isContext(third, 1))) {
    return 'privateKey';
  }
  if (isSequence(second) && isUniversal(second.children[0], Tag.oid)) {
    if (readObjectIdentifier(second.children[0])?.startsWith('1.2.840.113549.1.7.') === true) {
      return 'pkcs12';
    }
    return isSequence(third) && isOctets(children[3]) ? 'domainParameters' : undefined;
  }
  if (!children.every((child, at) => isInteger(child) || (at === 9 && isSequence(child)))) {
    return isInteger(second) && isInteger(third) && children.length <= 5 ? 'domainParameters' : undefined;
  }
  switch (children.length) {
    case 2:
      return classifyPair(first as DerNode, second as DerNode);
    case 3:
    case 4:
    case 5:
      return integerBits(first as DerNode) >= MIN_PRIME_BITS ? 'domainParameters' : undefined;
    case 6:
    case 9:
    case 10:
      return (readSmallInteger(first as DerNode) ?? 9) <= 1 ? 'privateKey' : undefined;
    default:
      return undefined;
  }
}

/** Two shorter numbers are more likely an ECDSA signature. */
const MIN_PRIME_BITS = 512;
const MIN_DH_BITS_FOR_LONG_BASE = 640;

/** The second of two numbers is the base of DH, 2 or 5 or as long as the prime; an RSA exponent is short and neither. */
function classifyPair(first: DerNode, second: DerNode): ObjectKind | undefined {
  const bits = integerBits(first);
  const short = readSmallInteger(second);
  if (short === undefined) {
    return bits >= MIN_DH_BITS_FOR_LONG_BASE ? 'domainParameters' : undefined;
  }
  if (bits < MIN_PRIME_BITS / 2) {
    return undefined;
  }
  return short === 2 || short === 5 ? 'domainParameters' : 'publicKey';
}

/** Which parameters: the label says so, or the number and size of the integers. */
export function parameterFamily(label: string | undefined, root: DerNode): ParameterFamily {
  if (label?.startsWith('DSA') === true) {
    return 'DSA';
  }
  if (label?.startsWith('X9.42') === true) {
    return 'X9.42 DH';
  }
  if (label?.startsWith('DH') === true) {
    return 'DH';
  }
  const [first, second, third] = root.children;
  if (isUniversal(root, Tag.oid) || isSequence(second) || !isInteger(first)) {
    return 'EC';
  }
  if (!isInteger(second) || !isInteger(third) || integerBits(third) <= 16) {
    return 'DH';
  }
  // DSA: p, q, g with a short q; X9.42: p, g, q.
  return integerBits(second) < integerBits(third) ? 'DSA' : 'X9.42 DH';
}
