/**
 * A PKCS #12 file under another pass phrase: the same bags in the same order with the same attributes. What is not
 * encrypted by itself is copied octet by octet, so nothing of what other programs wrote is lost.
 */
import { readDer } from '../../core/der/readDer';
import { encodingOf, isUniversal, Tag } from '../../core/der/values';
import { explicit, objectIdentifier, sequence } from '../../core/der/writeDer';
import type { Pkcs12Strength } from '../../core/exportProtocol';
import { readPayload } from '../../core/pkcs/octetPayload';
import type { Pkcs12, SafeContents } from '../../core/pkcs/pkcs12';
import { readSafeBags, type SafeBag } from '../../core/pkcs/safeBag';
import { CaError } from '../caError';
import { readPlainKey, type Sealed, sealedKey, unseal } from '../decrypt/decryptKey';
import { passPhraseForms } from '../decrypt/passPhraseForm';
import { WrongPassPhrase } from '../decrypt/wrongPassPhrase';
import type { Opening } from '../openEncryptedKey';
import { openPkcs12, sealedSafe } from '../openPkcs12';
import {
  encryptedSafe,
  finishPkcs12,
  type Pkcs12Writing,
  plainSafe,
  SHROUDED_KEY_BAG,
  shroudedKey,
  startWriting,
} from './writePkcs12';

export interface RewrittenPkcs12 {
  readonly octets: Uint8Array;
  readonly keys: number;
  readonly certificates: number;
  /** CRLs, secrets and bags of unknown kinds. */
  readonly others: number;
}

interface Rewriting {
  readonly from: Opening;
  readonly to: Pkcs12Writing;
  readonly tally: { keys: number; certificates: number; others: number };
}

/** Refuses where one part cannot be opened, rather than to leave it out. */
export async function rewritePkcs12(
  container: Pkcs12,
  from: Opening,
  passPhrase: string,
  strength: Pkcs12Strength,
): Promise<RewrittenPkcs12> {
  const { where } = from;
  if (container.integrity === 'signature') {
    throw new CaError(
      `Nothing was changed: ${where} is protected with a signature, not with a pass phrase. Whoever made it has to make it anew.`,
    );
  }
  const { mac } = await openPkcs12(container, from);
  if (mac.kind === 'bad') {
    throw new CaError(
      `Nothing was changed: the MAC of ${where} does not fit, so the file was damaged or changed after it was made. Get it once more.`,
    );
  }
  const to = startWriting(from.crypto, passPhrase, strength, from.work);
  const rewriting: Rewriting = { from, to, tally: { keys: 0, certificates: 0, others: 0 } };
  const safes: Uint8Array[] = [];
  for (const [at, safe] of container.safes.entries()) {
    safes.push(await rewriteSafe(rewriting, safe, `Part ${at + 1}`));
  }
  return { octets: await finishPkcs12(to, safes), ...rewriting.tally };
}

async function rewriteSafe(rewriting: Rewriting, safe: SafeContents, what: string): Promise<Uint8Array> {
  if (!safe.isEncrypted) {
    return plainSafe(await rewriteBags(rewriting, bagsIn(safe), 'in the clear'));
  }
  const sealed = sealedSafe(rewriting.from.crypto, safe);
  const bags = await opened(rewriting, sealed, what, (plain) => {
    const { root } = readDer(plain);
    return isUniversal(root, Tag.sequence) && root.end === plain.length
      ? readSafeBags(root, 'safeContents', [])
      : undefined;
  });
  return encryptedSafe(rewriting.to, await rewriteBags(rewriting, bags, 'encrypted'));
}

function bagsIn({ node, bags }: SafeContents): readonly SafeBag[] {
  const content = node.children[1]?.children[0];
  const list = content && readPayload(content).root;
  return list === undefined ? bags : readSafeBags(list, 'safeContents', []);
}

async function opened<T>(
  { from }: Rewriting,
  { recipe, ciphertext }: Sealed,
  what: string,
  read: (plain: Uint8Array) => T | undefined,
): Promise<T> {
  if (recipe.kind === 'refused') {
    throw new CaError(
      `Nothing was changed: ${what.toLowerCase()} of ${from.where} ${recipe.reason}, and it would be lost.`,
    );
  }
  const result = await unseal({ recipe, ciphertext }, passPhraseForms(from.passPhrase), from.work, read);
  if (result === undefined) {
    throw new WrongPassPhrase(from.where);
  }
  return result.result;
}

/** How the safe around a bag is kept. */
type Surroundings = 'encrypted' | 'in the clear';

/** SafeContents. */
async function rewriteBags(
  rewriting: Rewriting,
  bags: readonly SafeBag[],
  surroundings: Surroundings,
): Promise<Uint8Array> {
  const rewritten: Uint8Array[] = [];
  for (const bag of bags) {
    rewritten.push(await rewriteBag(rewriting, bag, surroundings));
  }
  return sequence(...rewritten);
}

async function rewriteBag(
  rewriting: Rewriting,
  bag: SafeBag,
  surroundings: Surroundings,
): Promise<Uint8Array> {
  const { tally, from, to } = rewriting;
  const { content, bagId } = bag;
  switch (content.kind) {
    case 'shroudedKey': {
      tally.keys++;
      const sealed = sealedKey(from.crypto, content.key, undefined);
      const plain = await opened(rewriting, sealed, 'A private key', (octets) =>
        readPlainKey(octets) === undefined ? undefined : octets,
      );
      return withValue(bag, SHROUDED_KEY_BAG, await shroudedKey(to, plain));
    }
    case 'key':
      tally.keys++;
      // A key in the clear is worth no pass phrase: from now on it has one.
      return surroundings === 'encrypted'
        ? encodingOf(bag.node)
        : withValue(bag, SHROUDED_KEY_BAG, await shroudedKey(to, encodingOf(content.key.node)));
    case 'safeContents':
      return withValue(bag, bagId, await rewriteBags(rewriting, content.bags, surroundings));
    case 'certificate':
      tally.certificates++;
      return encodingOf(bag.node);
    case 'secret':
      if (content.typeId === SHROUDED_KEY_BAG) {
        throw new CaError(
          `Nothing was changed: ${from.where} holds a secret key of Java, which is encrypted by itself and would stay under the pass phrase of today. Use keytool -importkeystore.`,
        );
      }
      tally.others++;
      return encodingOf(bag.node);
    case 'crl':
    case 'other':
      tally.others++;
      return encodingOf(bag.node);
  }
}

/** The bag with another value, and all of its attributes. */
function withValue({ node }: SafeBag, bagId: string, value: Uint8Array): Uint8Array {
  const attributes = node.children[2];
  return sequence(
    objectIdentifier(bagId),
    explicit(0, value),
    ...(attributes === undefined ? [] : [encodingOf(attributes)]),
  );
}
