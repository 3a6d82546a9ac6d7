/** The MAC over a PKCS #12 file (RFC 7292 §5.1 step 5), and PBMAC1 (RFC 9579). */
import { hmac } from '@noble/hashes/hmac.js';
import { stringOctets } from '../../core/der/segments';
import { isUniversal, Tag } from '../../core/der/values';
import type { Pkcs12 } from '../../core/pkcs/pkcs12';
import { readObjectIdentifier } from '../../core/x509/objectIdentifier';
import { derivePkcs12, Purpose } from '../decrypt/deriveKey';
import { type Digest, digestNamed, prfNamed } from '../decrypt/digests';
import type { PassPhraseForm } from '../decrypt/passPhraseForm';
import { iterationProblem, readDerivation } from '../decrypt/recipe';
import type { Workload } from '../decrypt/workload';
import type { HostCrypto } from '../hostCrypto';

type DeriveKey = (form: PassPhraseForm, work: Workload) => Promise<Uint8Array>;

export type Mac =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'ready';
      readonly digest: Digest;
      readonly deriveKey: DeriveKey;
      readonly content: Uint8Array;
      readonly expected: Uint8Array;
    }
  | { readonly kind: 'unchecked'; readonly reason: string };

const PBMAC1 = '1.2.840.113549.1.5.14';
/** Shorter keys of PBMAC1 are easier to guess than the pass phrase (RFC 9579 §9). */
const LEAST_KEY_LENGTH = 20;
const MOST_KEY_LENGTH = 1024;

const DAMAGED: Mac = { kind: 'unchecked', reason: 'its parameters cannot be read' };

export function readMac(crypto: HostCrypto, pkcs12: Pkcs12): Mac {
  const { mac } = pkcs12;
  if (mac === undefined) {
    return { kind: 'absent' };
  }
  const [digestInfo, saltNode] = mac.node.children;
  const [algorithmNode, expectedNode] = digestInfo?.children ?? [];
  const contentNode = pkcs12.node.children[1]?.children[1]?.children[0];
  if (!isUniversal(contentNode, Tag.octetString) || !isUniversal(expectedNode, Tag.octetString)) {
    return DAMAGED;
  }
  const { iterations } = mac;
  const content = stringOctets(contentNode);
  const expected = stringOctets(expectedNode);
  const problem = iterationProblem(iterations);
  if (iterations === undefined || problem !== undefined) {
    return { kind: 'unchecked', reason: `it ${problem ?? ''}` };
  }
  if (readObjectIdentifier(algorithmNode?.children[0]) === PBMAC1) {
    const prf = prfNamed(mac.algorithmName);
    const length = mac.derivation?.keyLength;
    if (prf === undefined) {
      return unknown(mac.algorithmName);
    }
    // Its length has to be there (RFC 9579 §4).
    if (mac.derivation === undefined || length === undefined || length > MOST_KEY_LENGTH) {
      return DAMAGED;
    }
    if (length < LEAST_KEY_LENGTH) {
      return { kind: 'unchecked', reason: `its key has ${length} octets, which is too short` };
    }
    const derive = readDerivation(crypto, mac.derivation, algorithmNode?.children[1]?.children[0], length);
    return typeof derive === 'string'
      ? { kind: 'unchecked', reason: `it ${derive}` }
      : {
          kind: 'ready',
          digest: prf.digest,
          deriveKey: ({ narrow }, work) => derive(narrow, work),
          content,
          expected,
        };
  }
  const digest = digestNamed(mac.algorithmName);
  if (digest === undefined) {
    return unknown(mac.algorithmName);
  }
  if (!isUniversal(saltNode, Tag.octetString)) {
    return DAMAGED;
  }
  const derivation = { salt: stringOctets(saltNode), iterations, length: digest.outputLen };
  return {
    kind: 'ready',
    digest,
    deriveKey: ({ wide }, work) => derivePkcs12(digest, Purpose.mac, wide, derivation, work),
    content,
    expected,
  };
}

function unknown(algorithm: string): Mac {
  return { kind: 'unchecked', reason: `${algorithm} cannot be computed here` };
}

/** Whether the MAC fits this form of the pass phrase. */
export async function isGoodMac(
  mac: Extract<Mac, { kind: 'ready' }>,
  form: PassPhraseForm,
  work: Workload,
): Promise<boolean> {
  const computed = hmac(mac.digest, await mac.deriveKey(form, work), mac.content);
  // Nobody measures the time that this takes: the answer goes to whoever has the file.
  return computed.length === mac.expected.length && computed.every((octet, at) => octet === mac.expected[at]);
}
