/**
 * Private keys in the clear: PKCS #1 (RFC 8017 §A.1.2), SEC 1 (RFC 5915), OpenSSL's DSA form, PKCS #8
 * (RFC 5208, RFC 5958). Of private components there is a name, a length and a place, never a value.
 */
import { type DerDocument, type DerNode, readDerWithin } from '../der/readDer';
import { encodingOf, isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { type Attribute, readAttributes } from '../x509/attribute';
import type { EllipticCurve } from '../x509/ellipticCurves';
import { keyAlgorithm } from '../x509/keyAlgorithms';
import { type ObjectProblem, report, reportEncoding, reportMissing } from '../x509/objectProblem';
import { explicitCurveBits, integerBits, keyAlgorithmName, keySize, namedCurve } from '../x509/publicKeyInfo';
import {
  type KeyComponent,
  type KeyParts,
  readEcKey,
  readIntegers,
  readPostQuantumKey,
  readRawKey,
} from './keyParts';

export interface PrivateKey {
  readonly kind: 'privateKey';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly format: 'pkcs1' | 'sec1' | 'dsa' | 'pkcs8';
  /** What stands there, counting from 0. */
  readonly version: number | undefined;
  /** Of PKCS #8. */
  readonly algorithm: AlgorithmIdentifier | undefined;
  readonly algorithmName: string;
  readonly bits: number | undefined;
  readonly curve: EllipticCurve | undefined;
  readonly explicitCurve: DerNode | undefined;
  /** In the order in which they are encoded. */
  readonly components: readonly KeyComponent[];
  /** The public key, where it stands beside the private one (SEC 1, version 2 of PKCS #8). */
  readonly publicKeyNode: DerNode | undefined;
  readonly attributes: readonly Attribute[];
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

const RSA_NAMES = [
  'version',
  'modulus',
  'publicExponent',
  'privateExponent',
  'prime1',
  'prime2',
  'exponent1',
  'exponent2',
  'coefficient',
];
const DSA_NAMES = ['version', 'p', 'q', 'g', 'pub', 'priv'];

/** The key in a bag of PKCS #12. */
export function embeddedPrivateKey(node: DerNode): PrivateKey {
  return privateKeyFrom(encodingOf(node), { root: node, problems: [] }, node);
}

/** Tells the forms apart by what stands behind the version. */
export function privateKeyFrom(bytes: Uint8Array, document: DerDocument, node: DerNode): PrivateKey {
  const problems: ObjectProblem[] = [];
  const [versionNode, second] = node.children;
  const version = isUniversal(versionNode, Tag.integer) ? readSmallInteger(versionNode) : undefined;
  if (versionNode === undefined) {
    reportMissing(problems, 'version', node);
  } else if (version === undefined) {
    report(problems, 'wrong-type', 'version', versionNode, 'is not a version number');
  } else if (version < 0 || version > 1) {
    report(problems, 'bad-value', 'version', versionNode, `is ${version}, a private key has version 0 or 1`);
  }
  const parts = isUniversal(second, Tag.integer)
    ? readTraditional(node, problems)
    : isUniversal(second, Tag.octetString)
      ? readSec1(node, problems)
      : readPkcs8(node, problems);
  return {
    kind: 'privateKey',
    bytes,
    document,
    node,
    version,
    ...parts,
    expectedByLabel: undefined,
    problems,
  };
}

type Rest = Omit<
  PrivateKey,
  'kind' | 'bytes' | 'document' | 'node' | 'version' | 'expectedByLabel' | 'problems'
>;

const NOTHING_ELSE = {
  algorithm: undefined,
  curve: undefined,
  explicitCurve: undefined,
  publicKeyNode: undefined,
  attributes: [],
};

/** RSAPrivateKey has nine integers, OpenSSL's DSA form six. */
function readTraditional(node: DerNode, problems: ObjectProblem[]): Rest {
  const isDsa = node.children.length === 6;
  const components = readIntegers(node, isDsa ? DSA_NAMES : RSA_NAMES, isDsa ? 5 : 3, problems);
  const sized = components.find(({ name }) => name === (isDsa ? 'p' : 'modulus'))?.node;
  return {
    ...NOTHING_ELSE,
    format: isDsa ? 'dsa' : 'pkcs1',
    algorithmName: isDsa ? 'DSA' : 'RSA',
    bits: sized && integerBits(sized),
    components,
  };
}

function readSec1(node: DerNode, problems: ObjectProblem[]): Rest {
  const parts = readEcKey(node, problems);
  const curve = namedCurve(parts.parameters);
  return {
    ...NOTHING_ELSE,
    ...ecFacts(parts, parts.parameters),
    format: 'sec1',
    algorithmName: 'EC',
    bits: curve === undefined ? explicitCurveBits(parts.parameters) : curve.bits || undefined,
  };
}

function ecFacts(parts: KeyParts, parameters: DerNode | undefined) {
  return {
    curve: namedCurve(parameters),
    explicitCurve: isUniversal(parameters, Tag.sequence) ? parameters : undefined,
    components: parts.components,
    publicKeyNode: parts.publicKeyNode,
  };
}

function readPkcs8(node: DerNode, problems: ObjectProblem[]): Rest {
  const [, algorithmNode, octets, ...rest] = node.children;
  const algorithm = readAlgorithmIdentifier(algorithmNode, node, 'privateKeyAlgorithm', problems);
  const attributesNode = rest.find((part) => isContext(part, 0));
  const publicKeyNode = rest.find((part) => isContext(part, 1));
  if (octets === undefined) {
    reportMissing(problems, 'privateKey', node);
  } else if (!isUniversal(octets, Tag.octetString)) {
    report(problems, 'wrong-type', 'privateKey', octets, 'is not an OCTET STRING');
  }
  const parts = isUniversal(octets, Tag.octetString)
    ? readWrappedKey(algorithm, octets, problems)
    : { components: [], parameters: undefined, publicKeyNode: undefined };
  const known = algorithm === undefined ? undefined : keyAlgorithm(algorithm.oid);
  const modulus = parts.components.find(({ name }) => name === 'modulus')?.node;
  const curve =
    known?.family === 'ec' ? ecFacts(parts, algorithm?.parameters ?? parts.parameters) : undefined;
  return {
    ...NOTHING_ELSE,
    ...curve,
    format: 'pkcs8',
    algorithm,
    algorithmName: keyAlgorithmName(algorithm),
    bits: known && keySize(known, algorithm, modulus, curve?.curve),
    components: parts.components,
    publicKeyNode: parts.publicKeyNode ?? publicKeyNode,
    attributes: attributesNode === undefined ? [] : readAttributes(attributesNode, 'attributes', problems),
  };
}

/** What the OCTET STRING of PKCS #8 holds depends on the algorithm. */
function readWrappedKey(
  algorithm: AlgorithmIdentifier | undefined,
  octets: DerNode,
  problems: ObjectProblem[],
): KeyParts {
  const known = algorithm === undefined ? undefined : keyAlgorithm(algorithm.oid);
  const document = readDerWithin(octets.bytes, octets.contentStart, octets.contentEnd);
  const { root } = document;
  if (root === undefined || known === undefined || known.family === 'other') {
    return readRawKey(octets);
  }
  switch (known.family) {
    case 'rsa':
      reportEncoding(problems, 'privateKey', octets, document.problems);
      return {
        components: readIntegers(root, RSA_NAMES, 3, problems),
        parameters: undefined,
        publicKeyNode: undefined,
      };
    case 'ec':
      reportEncoding(problems, 'privateKey', octets, document.problems);
      return readEcKey(root, problems);
    case 'raw':
      if (known.bits !== undefined && !isUniversal(root, Tag.octetString)) {
        report(problems, 'wrong-type', 'privateKey', octets, 'does not hold an OCTET STRING with the key');
      }
      return document.problems.length > 0 ? readRawKey(octets) : readPostQuantumKey(root);
    default:
      checkParameters(algorithm, problems);
      return readRawKey(isUniversal(root, Tag.integer) ? root : octets);
  }
}

/** Parameters of DSA and DH (RFC 3279 §2.3.2, §2.3.3) are numbers in a SEQUENCE; DSA may leave them out. */
function checkParameters(algorithm: AlgorithmIdentifier | undefined, problems: ObjectProblem[]): void {
  const parameters = algorithm?.parameters;
  const isGood =
    isUniversal(parameters, Tag.sequence) &&
    parameters.children.every((child) => child.tagClass === 'universal');
  if (parameters !== undefined && !isGood) {
    report(
      problems,
      'wrong-type',
      'privateKeyAlgorithm.parameters',
      parameters,
      'are not a SEQUENCE of numbers',
    );
  }
}
