/** The SubjectPublicKeyInfo of any object that has or determines a public key: what a pin is computed of. */
import type { DerNode } from '../der/readDer';
import { contentOf, encodingOf, isUniversal, Tag } from '../der/values';
import type { PrivateKey } from '../pkcs/privateKey';
import type { PkiObject } from '../pkiObject';

const RSA_OID = '1.2.840.113549.1.1.1';
const RSA_ENCRYPTION = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];
const EC_PUBLIC_KEY = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const DSA = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01];

/** `undefined` where the public key does not stand in the object: EC and Ed25519 keys may leave it out. */
export function publicKeyBytes(object: PkiObject): Uint8Array | undefined {
  switch (object.kind) {
    case 'certificate':
    case 'certificateRequest':
      return object.publicKey === undefined ? undefined : encodingOf(object.publicKey.node);
    case 'publicKey':
      if (object.publicKey === undefined) {
        return undefined;
      }
      return object.format === 'spki'
        ? encodingOf(object.publicKey.node)
        : object.format === 'pkcs1'
          ? rsaInfo(encodingOf(object.node))
          : undefined;
    case 'privateKey':
      return ofPrivateKey(object);
    default:
      return undefined;
  }
}

function ofPrivateKey(key: PrivateKey): Uint8Array | undefined {
  const component = (name: string) => key.components.find((candidate) => candidate.name === name)?.node;
  const modulus = component('modulus');
  const exponent = component('publicExponent');
  if (modulus !== undefined && exponent !== undefined) {
    const inner = tlv(0x30, concat([encodingOf(modulus), encodingOf(exponent)]));
    const { algorithm } = key;
    // Plain RSA keys may lack the NULL that certificates have there.
    return algorithm === undefined || algorithm.oid === RSA_OID
      ? rsaInfo(inner)
      : info(encodingOf(algorithm.node), inner);
  }
  if (key.format === 'dsa') {
    const [p, q, g, pub] = ['p', 'q', 'g', 'pub'].map(component);
    if (p === undefined || q === undefined || g === undefined || pub === undefined) {
      return undefined;
    }
    const parameters = tlv(0x30, concat([encodingOf(p), encodingOf(q), encodingOf(g)]));
    return info(tlv(0x30, concat([Uint8Array.from(DSA), parameters])), encodingOf(pub));
  }
  const { publicKeyNode } = key;
  if (publicKeyNode === undefined) {
    return undefined;
  }
  const algorithm = key.algorithm === undefined ? ecAlgorithm(key) : encodingOf(key.algorithm.node);
  const isBits = isUniversal(publicKeyNode, Tag.bitString) || publicKeyNode.tagClass === 'context';
  return algorithm === undefined || !isBits
    ? undefined
    : tlv(0x30, concat([algorithm, tlv(0x03, contentOf(publicKeyNode))]));
}

/** SubjectPublicKeyInfo of a private key, given the octets of the public one. */
export function publicKeyInfoOf(key: PrivateKey, octets: Uint8Array): Uint8Array | undefined {
  const algorithm = key.algorithm === undefined ? ecAlgorithm(key) : encodingOf(key.algorithm.node);
  return algorithm && info(algorithm, octets);
}

/** AlgorithmIdentifier of a SEC 1 key. */
function ecAlgorithm(key: PrivateKey): Uint8Array | undefined {
  const parameters = key.explicitCurve ?? curveNode(key);
  return parameters === undefined
    ? undefined
    : tlv(0x30, concat([Uint8Array.from(EC_PUBLIC_KEY), encodingOf(parameters)]));
}

function curveNode(key: PrivateKey): DerNode | undefined {
  const wrapper = key.node.children.find(({ tagClass, tag }) => tagClass === 'context' && tag === 0);
  return wrapper?.children[0];
}

function rsaInfo(key: Uint8Array): Uint8Array {
  return info(Uint8Array.from(RSA_ENCRYPTION), key);
}

/** SubjectPublicKeyInfo around the DER of a key. */
function info(algorithm: Uint8Array, key: Uint8Array): Uint8Array {
  return tlv(0x30, concat([algorithm, tlv(0x03, concat([Uint8Array.of(0), key]))]));
}

function tlv(tag: number, content: Uint8Array): Uint8Array {
  const length: number[] = [];
  if (content.length < 0x80) {
    length.push(content.length);
  } else {
    for (let left = content.length; left > 0; left = Math.floor(left / 256)) {
      length.unshift(left % 256);
    }
    length.unshift(0x80 | length.length);
  }
  return concat([Uint8Array.of(tag, ...length), content]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
