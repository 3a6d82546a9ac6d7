/** Public keys that stand alone: SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), RSAPublicKey of PKCS #1 (RFC 8017 §A.1.1), and OpenSSL's DSA form { y, p, q, g }. */
import type { DerDocument, DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import type { ObjectProblem } from '../x509/objectProblem';
import { integerBits, type PublicKeyInfo, readPublicKeyInfo, readRsaPublicKey } from '../x509/publicKeyInfo';

export interface PublicKey {
  readonly kind: 'publicKey';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly format: 'spki' | 'pkcs1' | 'dsa';
  readonly publicKey: PublicKeyInfo | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

export function publicKeyFrom(bytes: Uint8Array, document: DerDocument, node: DerNode): PublicKey {
  const problems: ObjectProblem[] = [];
  const format = formatOf(node);
  return {
    kind: 'publicKey',
    bytes,
    document,
    node,
    format,
    publicKey:
      format === 'spki'
        ? readPublicKeyInfo(node, node, 'subjectPublicKeyInfo', problems)
        : format === 'dsa'
          ? dsaInfo(node)
          : pkcs1Info(node, problems),
    expectedByLabel: undefined,
    problems,
  };
}

function formatOf({ children }: DerNode): PublicKey['format'] {
  if (!isUniversal(children[0], Tag.integer)) {
    return 'spki';
  }
  return children.length === 4 ? 'dsa' : 'pkcs1';
}

function pkcs1Info(node: DerNode, problems: ObjectProblem[]): PublicKeyInfo {
  const { modulus, exponent } = readRsaPublicKey(node, 'RSAPublicKey', problems);
  return {
    ...keyAlone(node),
    algorithmName: 'RSA',
    bits: modulus && integerBits(modulus),
    modulus,
    exponent,
  };
}

function dsaInfo(node: DerNode): PublicKeyInfo {
  const prime = node.children[1];
  const bits = isUniversal(prime, Tag.integer) ? integerBits(prime) : undefined;
  return { ...keyAlone(node), algorithmName: 'DSA', bits };
}

function keyAlone(node: DerNode): Omit<PublicKeyInfo, 'algorithmName' | 'bits'> {
  return {
    node,
    algorithm: undefined,
    curve: undefined,
    explicitCurve: undefined,
    modulus: undefined,
    exponent: undefined,
    keyNode: undefined,
    keyBits: { start: node.start, end: node.end },
  };
}
