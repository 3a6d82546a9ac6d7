/** Private keys under a password: EncryptedPrivateKeyInfo (RFC 5958 §3), and the older form whose PEM headers name the cipher (RFC 1421 §4.6.1.3). */
import type { DerDocument, DerNode } from '../der/readDer';
import { encodingOf, isUniversal, Tag } from '../der/values';
import type { ByteSpan } from '../text';
import { readAlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { type ObjectProblem, report, reportMissing } from '../x509/objectProblem';
import { type EncryptionScheme, readEncryptionScheme } from './encryptionScheme';

export interface EncryptedPrivateKey {
  readonly kind: 'encryptedPrivateKey';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  /** `undefined` in the older form: all of its octets are ciphertext. */
  readonly node: DerNode | undefined;
  readonly format: 'pkcs8' | 'legacy';
  /** What the PEM label says of the key inside: `RSA`, `EC`, `DSA`. */
  readonly algorithmName: string | undefined;
  readonly encryption: EncryptionScheme | undefined;
  readonly ciphertext: ByteSpan;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

/** The key in a shrouded bag of PKCS #12. */
export function embeddedEncryptedKey(node: DerNode): EncryptedPrivateKey {
  return encryptedPrivateKeyFrom(encodingOf(node), { root: node, problems: [] }, node);
}

export function encryptedPrivateKeyFrom(
  bytes: Uint8Array,
  document: DerDocument,
  node: DerNode,
): EncryptedPrivateKey {
  const problems: ObjectProblem[] = [];
  const [algorithmNode, data] = node.children;
  const algorithm = readAlgorithmIdentifier(algorithmNode, node, 'encryptionAlgorithm', problems);
  if (data === undefined) {
    reportMissing(problems, 'encryptedData', node);
  } else if (!isUniversal(data, Tag.octetString)) {
    report(problems, 'wrong-type', 'encryptedData', data, 'is not an OCTET STRING');
  }
  const span = data ?? node;
  return {
    kind: 'encryptedPrivateKey',
    bytes,
    document,
    node,
    format: 'pkcs8',
    algorithmName: undefined,
    encryption: algorithm && readEncryptionScheme(algorithm, 'encryptionAlgorithm', problems),
    ciphertext: { start: span.contentStart, end: span.contentEnd },
    expectedByLabel: undefined,
    problems,
  };
}

/** `dekInfo` is the value of the header: `AES-256-CBC,0123…`. */
export function legacyEncryptedKey(
  label: string | undefined,
  bytes: Uint8Array,
  dekInfo: string | undefined,
): EncryptedPrivateKey {
  const match = /^\s*([A-Za-z0-9-]+)\s*(?:,\s*([0-9A-Fa-f]+))?\s*$/.exec(dekInfo ?? '');
  const cipher = match?.[1];
  return {
    kind: 'encryptedPrivateKey',
    bytes,
    document: { root: undefined, problems: [] },
    node: undefined,
    format: 'legacy',
    algorithmName: /^([A-Z0-9]+) PRIVATE KEY$/.exec(label ?? '')?.[1],
    encryption: {
      kind: 'legacy PEM',
      node: undefined,
      name: 'PEM encryption',
      oid: undefined,
      derivation: {
        name: 'MD5, one round',
        saltLength: match?.[2] === undefined ? undefined : Math.min(8, Math.floor(match[2].length / 2)),
        iterations: 1,
        iterationsNode: undefined,
        prf: undefined,
        keyLength: undefined,
        cost: undefined,
      },
      cipher,
      ivLength: match?.[2] === undefined ? undefined : Math.floor(match[2].length / 2),
    },
    ciphertext: { start: 0, end: bytes.length },
    expectedByLabel: undefined,
    problems: cipher === undefined ? [unreadableDekInfo(bytes)] : [],
  };
}

function unreadableDekInfo(bytes: Uint8Array): ObjectProblem {
  return {
    kind: 'bad-value',
    field: 'DEK-Info',
    node: undefined,
    span: { start: 0, end: bytes.length },
    detail: 'does not name a cipher',
  };
}
