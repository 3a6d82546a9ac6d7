/** MacData of PKCS #12 (RFC 7292 §4), and PBMAC1 in its place (RFC 9579). */
import type { DerNode } from '../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { type ObjectProblem, report } from '../x509/objectProblem';
import { hashName } from '../x509/rsaPssParameters';
import { prfName } from './encryptionAlgorithms';
import { type KeyDerivation, readKeyDerivation } from './encryptionScheme';

export interface Pkcs12Mac {
  readonly node: DerNode;
  readonly algorithm: AlgorithmIdentifier | undefined;
  /** `SHA-256`, or the MAC of PBMAC1 (`hmacWithSHA256`). */
  readonly algorithmName: string;
  readonly isPbmac1: boolean;
  /** How the password becomes the key of PBMAC1. */
  readonly derivation: KeyDerivation | undefined;
  readonly iterations: number | undefined;
  readonly iterationsNode: DerNode | undefined;
  readonly saltLength: number | undefined;
  readonly digestLength: number | undefined;
}

const PBMAC1 = '1.2.840.113549.1.5.14';

export function readPkcs12Mac(node: DerNode, problems: ObjectProblem[]): Pkcs12Mac {
  const [digestInfo, salt, iterationsNode] = node.children;
  const [algorithmNode, digest] = digestInfo?.children ?? [];
  const algorithm = readAlgorithmIdentifier(algorithmNode, digestInfo ?? node, 'macData.mac', problems);
  const isPbmac1 = algorithm?.oid === PBMAC1;
  const [kdfNode, macNode] = (isPbmac1 ? algorithm.parameters?.children : undefined) ?? [];
  const kdf = kdfNode && readAlgorithmIdentifier(kdfNode, node, 'macData.mac.keyDerivationFunc', problems);
  const mac = macNode && readAlgorithmIdentifier(macNode, node, 'macData.mac.messageAuthScheme', problems);
  const derivation = kdf && readKeyDerivation(kdf, 'macData.mac.keyDerivationFunc', problems);
  // Absent, it is 1 (RFC 7292 §4).
  const iterations = iterationsNode === undefined ? 1 : readSmallInteger(iterationsNode);
  if (!isUniversal(salt, Tag.octetString) || iterations === undefined) {
    report(problems, 'wrong-type', 'macData', node, 'does not hold digest, salt and iterations');
  }
  return {
    node,
    algorithm,
    algorithmName: isPbmac1
      ? ((mac && (prfName(mac.oid) ?? mac.oid)) ?? 'unreadable')
      : hashName(algorithm?.oid),
    isPbmac1,
    derivation,
    iterations: isPbmac1 ? derivation?.iterations : iterations,
    iterationsNode: isPbmac1 ? derivation?.iterationsNode : iterationsNode,
    saltLength: isPbmac1 ? derivation?.saltLength : lengthOf(salt),
    digestLength: lengthOf(digest),
  };
}

function lengthOf(node: DerNode | undefined): number | undefined {
  return node === undefined ? undefined : node.contentEnd - node.contentStart;
}
