/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): the algorithm, and as much of the key as its algorithm lets us read. */
import { oidName } from '../der/oids';
import { type DerNode, readDerWithin } from '../der/readDer';
import { isUniversal, readBitString, Tag } from '../der/values';
import type { ByteSpan } from '../text';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import { type EllipticCurve, ellipticCurve } from './ellipticCurves';
import { type KeyAlgorithm, keyAlgorithm } from './keyAlgorithms';
import { readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report, reportEncoding, reportMissing } from './objectProblem';

export interface PublicKeyInfo {
  readonly node: DerNode;
  readonly algorithm: AlgorithmIdentifier | undefined;
  /** `RSA`, `EC`, `Ed25519`, `ML-DSA-65`, …; else the OID's name, else the OID. */
  readonly algorithmName: string;
  /** Key size as the field counts it: modulus, prime, or order of the group. */
  readonly bits: number | undefined;
  readonly curve: EllipticCurve | undefined;
  /** Curve parameters that are spelled out instead of named (RFC 3279 §2.3.5). */
  readonly explicitCurve: DerNode | undefined;
  readonly modulus: DerNode | undefined;
  readonly exponent: DerNode | undefined;
  /** The BIT STRING that holds the key. */
  readonly keyNode: DerNode | undefined;
  /** The bits of the key, without the octet that counts the unused ones. */
  readonly keyBits: ByteSpan | undefined;
}

export function readPublicKeyInfo(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): PublicKeyInfo | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SubjectPublicKeyInfo (SEQUENCE)');
  }
  const { children } = node;
  const algorithm = readAlgorithmIdentifier(
    children.length > 0 ? children[0] : undefined,
    node,
    `${field}.algorithm`,
    problems,
  );
  const keyNode = children.length > 1 ? children[1] : undefined;
  const keyBits = readKeyBits(keyNode, node, field, problems);
  if (children.length > 2) {
    report(problems, 'unexpected', field, children[2] as DerNode, 'follows the key');
  }
  const known = algorithm === undefined ? undefined : keyAlgorithm(algorithm.oid);
  const rsa =
    known?.family === 'rsa' && keyNode !== undefined && keyBits !== undefined
      ? readRsaKey(keyNode, keyBits, `${field}.subjectPublicKey`, problems)
      : undefined;
  if (known !== undefined && keyNode !== undefined && keyBits !== undefined) {
    checkKeyOctets(known, keyNode, keyBits, `${field}.subjectPublicKey`, problems);
  }
  const curve = known?.family === 'ec' ? namedCurve(algorithm?.parameters) : undefined;
  const explicitCurve =
    known?.family === 'ec' && isUniversal(algorithm?.parameters, Tag.sequence)
      ? algorithm.parameters
      : undefined;
  return {
    node,
    algorithm,
    algorithmName: keyAlgorithmName(algorithm),
    bits: known === undefined ? undefined : keySize(known, algorithm, rsa?.modulus, curve),
    curve,
    explicitCurve,
    modulus: rsa?.modulus,
    exponent: rsa?.exponent,
    keyNode,
    keyBits,
  };
}

/** The form of a point (SEC 1 §2.3.3), and the length of keys that have only one. */
function checkKeyOctets(
  known: KeyAlgorithm,
  keyNode: DerNode,
  keyBits: ByteSpan,
  field: string,
  problems: ObjectProblem[],
): void {
  const length = keyBits.end - keyBits.start;
  if (known.octets !== undefined && known.octets !== length) {
    report(
      problems,
      'bad-value',
      field,
      keyNode,
      `has ${length} octets, a ${known.name} key has ${known.octets}`,
    );
  }
  const form = keyNode.bytes[keyBits.start] ?? 0;
  if (known.family === 'ec' && (length === 0 || !POINT_FORMS.includes(form))) {
    report(problems, 'bad-value', field, keyNode, 'is not a point, which starts with 02, 03 or 04');
  }
}

/** Compressed, uncompressed, hybrid. */
const POINT_FORMS: readonly number[] = [2, 3, 4, 6, 7];

/** What people call the algorithm of a key. */
export function keyAlgorithmName(algorithm: AlgorithmIdentifier | undefined): string {
  if (algorithm === undefined) {
    return 'unknown algorithm';
  }
  return keyAlgorithm(algorithm.oid)?.name ?? oidName(algorithm.oid) ?? algorithm.oid;
}

function readKeyBits(
  keyNode: DerNode | undefined,
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): ByteSpan | undefined {
  if (keyNode === undefined) {
    return reportMissing(problems, `${field}.subjectPublicKey`, node);
  }
  const bits = isUniversal(keyNode, Tag.bitString) ? readBitString(keyNode) : undefined;
  return bits ?? report(problems, 'wrong-type', `${field}.subjectPublicKey`, keyNode, 'is not a BIT STRING');
}

export interface RsaPublicKey {
  readonly node: DerNode;
  readonly modulus: DerNode | undefined;
  readonly exponent: DerNode | undefined;
}

function readRsaKey(
  keyNode: DerNode,
  keyBits: ByteSpan,
  field: string,
  problems: ObjectProblem[],
): RsaPublicKey | undefined {
  const document = readDerWithin(keyNode.bytes, keyBits.start, keyBits.end);
  reportEncoding(problems, field, keyNode, document.problems);
  return document.root === undefined ? undefined : readRsaPublicKey(document.root, field, problems);
}

/** RSAPublicKey (RFC 8017 §A.1.1). */
export function readRsaPublicKey(node: DerNode, field: string, problems: ObjectProblem[]): RsaPublicKey {
  const modulus = node.children.length > 0 ? node.children[0] : undefined;
  const exponent = node.children.length > 1 ? node.children[1] : undefined;
  if (!isUniversal(node, Tag.sequence)) {
    report(problems, 'wrong-type', field, node, 'is not an RSAPublicKey (SEQUENCE)');
  } else if (!isUniversal(modulus, Tag.integer) || !isUniversal(exponent, Tag.integer)) {
    report(problems, 'wrong-type', field, node, 'does not hold modulus and exponent');
  } else if (node.children.length > 2) {
    report(problems, 'unexpected', field, node.children[2] as DerNode, 'follows the exponent');
  }
  return {
    node,
    modulus: isUniversal(modulus, Tag.integer) ? modulus : undefined,
    exponent: isUniversal(exponent, Tag.integer) ? exponent : undefined,
  };
}

/** The curve that ECParameters name; a curve without an entry in our table keeps its OID as name. */
export function namedCurve(parameters: DerNode | undefined): EllipticCurve | undefined {
  const oid = readObjectIdentifier(parameters);
  if (oid === undefined) {
    return undefined;
  }
  return ellipticCurve(oid) ?? { oid, name: oidName(oid) ?? oid, nistName: undefined, bits: 0 };
}

/** Key size from the parts that determine it. */
export function keySize(
  known: KeyAlgorithm,
  algorithm: AlgorithmIdentifier | undefined,
  modulus: DerNode | undefined,
  curve: EllipticCurve | undefined,
): number | undefined {
  const parameters = algorithm?.parameters;
  switch (known.family) {
    case 'rsa':
      return modulus === undefined ? undefined : integerBits(modulus);
    case 'dsa':
    case 'dh': {
      const prime = isUniversal(parameters, Tag.sequence) ? parameters.children[0] : undefined;
      return isUniversal(prime, Tag.integer) ? integerBits(prime) : undefined;
    }
    case 'ec':
      if (curve !== undefined) {
        return curve.bits === 0 ? undefined : curve.bits;
      }
      return explicitCurveBits(parameters);
    default:
      return known.bits;
  }
}

/** Bits of the order in SpecifiedECDomain: version, field, curve, base, order, cofactor (RFC 3279 §2.3.5). */
export function explicitCurveBits(parameters: DerNode | undefined): number | undefined {
  const order = isUniversal(parameters, Tag.sequence) ? parameters.children[4] : undefined;
  return isUniversal(order, Tag.integer) ? integerBits(order) : undefined;
}

/** How many bits the magnitude of a non-negative INTEGER has. */
export function integerBits(node: DerNode): number {
  const { bytes, contentEnd } = node;
  let at = node.contentStart;
  while (at < contentEnd && bytes[at] === 0) {
    at++;
  }
  return at === contentEnd ? 0 : (contentEnd - at) * 8 - Math.clz32(bytes[at] as number) + 24;
}
