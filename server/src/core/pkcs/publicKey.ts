/** Public keys that stand alone: SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), and RSAPublicKey of PKCS #1 (RFC 8017 §A.1.1). */
import type { DerDocument, DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import type { ObjectProblem } from '../x509/objectProblem';
import { integerBits, type PublicKeyInfo, readPublicKeyInfo, readRsaPublicKey } from '../x509/publicKeyInfo';

export interface PublicKey {
  readonly kind: 'publicKey';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly format: 'spki' | 'pkcs1';
  readonly publicKey: PublicKeyInfo | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

export function publicKeyFrom(bytes: Uint8Array, document: DerDocument, node: DerNode): PublicKey {
  const problems: ObjectProblem[] = [];
  const isPkcs1 = isUniversal(node.children[0], Tag.integer);
  return {
    kind: 'publicKey',
    bytes,
    document,
    node,
    format: isPkcs1 ? 'pkcs1' : 'spki',
    publicKey: isPkcs1
      ? pkcs1Info(node, problems)
      : readPublicKeyInfo(node, node, 'subjectPublicKeyInfo', problems),
    expectedByLabel: undefined,
    problems,
  };
}

function pkcs1Info(node: DerNode, problems: ObjectProblem[]): PublicKeyInfo {
  const { modulus, exponent } = readRsaPublicKey(node, 'RSAPublicKey', problems);
  return {
    node,
    algorithm: undefined,
    algorithmName: 'RSA',
    bits: modulus && integerBits(modulus),
    curve: undefined,
    explicitCurve: undefined,
    modulus,
    exponent,
    keyNode: undefined,
    keyBits: { start: node.start, end: node.end },
  };
}
