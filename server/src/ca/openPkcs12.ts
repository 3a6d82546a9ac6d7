/** Opens PKCS #12 files (RFC 7292 §5.2) with their pass phrase. */

import { readDer } from '../core/der/readDer';
import { stringOctets } from '../core/der/segments';
import { contentOf, isContext, isUniversal, Tag } from '../core/der/values';
import { colonHex } from '../core/describe/hexText';
import { withOid } from '../core/describe/oidText';
import { readEncryptedData } from '../core/pkcs/cmsEnveloped';
import type { EncryptionScheme } from '../core/pkcs/encryptionScheme';
import type { MacVerdict, OpenedContainer, OpenedObject } from '../core/pkcs/openedContainer';
import type { Pkcs12, SafeContents } from '../core/pkcs/pkcs12';
import { readSafeBags, type SafeBag } from '../core/pkcs/safeBag';
import { readObjectIdentifier } from '../core/x509/objectIdentifier';
import { CaError } from './caError';
import { readPlainKey, type Sealed, sealedKey, unseal } from './decrypt/decryptKey';
import { type PassPhraseForm, passPhraseForms } from './decrypt/passPhraseForm';
import { readRecipe, refused } from './decrypt/recipe';
import type { Workload } from './decrypt/workload';
import { WrongPassPhrase } from './decrypt/wrongPassPhrase';
import type { HostCrypto } from './hostCrypto';
import type { Opening } from './openEncryptedKey';
import { isGoodMac, readMac } from './pkcs12/checkMac';

/** Throws where nothing opens; where some parts do, the others are named. */
export async function openPkcs12(container: Pkcs12, opening: Opening): Promise<OpenedContainer> {
  const { crypto, passPhrase, where, work } = opening;
  const forms = passPhraseForms(passPhrase);
  const mac = readMac(crypto, container);
  let form: PassPhraseForm | undefined;
  if (mac.kind === 'ready') {
    for (const candidate of forms) {
      if (form === undefined && (await isGoodMac(mac, candidate, work))) {
        form = candidate;
      }
    }
  }
  // A file of today needs one try only: the form that the MAC was made with.
  const ordered = form === undefined ? forms : [form, ...forms.filter((each) => each !== form)];
  const reading = createReading(crypto, ordered, work, mac.kind === 'ready' && form === undefined);
  for (const [at, safe] of container.safes.entries()) {
    await readSafe(reading, safe, `Part ${at + 1}`);
  }
  const { objects, closed, tally } = reading;
  if (tally.wrong > 0 && tally.opened === 0 && (form === undefined || objects.length === 0)) {
    throw new WrongPassPhrase(where);
  }
  if (mac.kind === 'ready' && form === undefined && tally.opened === 0) {
    throw tally.refused > 0 ? cannotTell(where, closed) : new WrongPassPhrase(where);
  }
  if (tally.refused > 0 && objects.length === 0) {
    throw new CaError(`Nothing of ${where} can be opened. ${closed.join(' ')}`);
  }
  return { container, mac: verdictOf(mac, form), objects, closed };
}

function cannotTell(where: string, closed: readonly string[]): CaError {
  return new CaError(`The pass phrase does not fit the MAC of ${where}. ${closed.join(' ')}`);
}

function verdictOf(mac: ReturnType<typeof readMac>, form: PassPhraseForm | undefined): MacVerdict {
  return mac.kind === 'ready' ? { kind: form === undefined ? 'bad' : 'good' } : mac;
}

/** What was found so far. */
interface Reading {
  readonly crypto: HostCrypto;
  readonly forms: readonly PassPhraseForm[];
  readonly work: Workload;
  /** The MAC speaks against the pass phrase: the first part that does not open settles it. */
  readonly isDoubtful: boolean;
  readonly objects: OpenedObject[];
  readonly closed: string[];
  /** How often a part or a key opened, did not, or could not be tried. */
  readonly tally: { opened: number; wrong: number; refused: number };
}

function createReading(
  crypto: HostCrypto,
  forms: readonly PassPhraseForm[],
  work: Workload,
  isDoubtful: boolean,
): Reading {
  const tally = { opened: 0, wrong: 0, refused: 0 };
  return { crypto, forms, work, isDoubtful, objects: [], closed: [], tally };
}

async function readSafe(reading: Reading, safe: SafeContents, what: string): Promise<void> {
  if (!safe.isEncrypted) {
    return readBags(reading, safe.bags, undefined);
  }
  const bags = await tryOpening(reading, sealedSafe(reading.crypto, safe), what, readPlainBags);
  if (bags !== undefined) {
    await readBags(reading, bags, safe.encryption);
  }
}

const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** How an encrypted part is encrypted, and what. */
export function sealedSafe(crypto: HostCrypto, { node, encryption }: SafeContents): Sealed {
  const [typeNode, wrapper] = node.children;
  const data = isContext(wrapper, 0) ? wrapper.children[0] : undefined;
  if (data === undefined || readObjectIdentifier(typeNode) !== ENCRYPTED_DATA) {
    const recipe = refused('is encrypted for the holder of a key, not under a pass phrase');
    return { recipe, ciphertext: new Uint8Array() };
  }
  const content = readEncryptedData(data, []).encryptedContentInfo?.encryptedContent;
  return {
    recipe: readRecipe(crypto, encryption),
    ciphertext: content === undefined ? new Uint8Array() : stringOctets(content),
  };
}

/** What `read` makes of the octets inside; where that fails, the reading notes why. */
async function tryOpening<T>(
  { forms, work, tally, closed, isDoubtful }: Reading,
  { recipe, ciphertext }: Sealed,
  what: string,
  read: (plain: Uint8Array) => T | undefined,
): Promise<T | undefined> {
  if (recipe.kind === 'refused') {
    tally.refused++;
    closed.push(`${what} ${recipe.reason}.`);
    return undefined;
  }
  if (isDoubtful && tally.wrong > 0) {
    return undefined;
  }
  const opened = await unseal({ recipe, ciphertext }, forms, work, read);
  if (opened === undefined) {
    tally.wrong++;
    closed.push(`${what} does not open with this pass phrase.`);
    return undefined;
  }
  tally.opened++;
  return opened.result;
}

/** SafeContents that begin and end where the octets do. */
function readPlainBags(plain: Uint8Array): readonly SafeBag[] | undefined {
  const { root } = readDer(plain);
  return isUniversal(root, Tag.sequence) && root.end === plain.length
    ? readSafeBags(root, 'safeContents', [])
    : undefined;
}

async function readBags(
  reading: Reading,
  bags: readonly SafeBag[],
  encryption: EncryptionScheme | undefined,
): Promise<void> {
  for (const bag of bags) {
    await readBag(reading, bag, encryption);
  }
}

async function readBag(
  reading: Reading,
  bag: SafeBag,
  encryption: EncryptionScheme | undefined,
): Promise<void> {
  const { content, friendlyName } = bag;
  const add = (object: OpenedObject['object'], own = encryption) =>
    reading.objects.push({
      object,
      friendlyName,
      localKeyId: bag.localKeyId && colonHex(contentOf(bag.localKeyId)),
      encryption: own,
    });
  switch (content.kind) {
    case 'key':
      add(content.key);
      return;
    case 'certificate':
      add(content.certificate);
      return;
    case 'crl':
      add(content.crl);
      return;
    case 'shroudedKey': {
      const sealed = sealedKey(reading.crypto, content.key, undefined);
      const key = await tryOpening(reading, sealed, 'A private key', readPlainKey);
      if (key !== undefined) {
        add(key, content.key.encryption);
      }
      return;
    }
    case 'safeContents':
      return readBags(reading, content.bags, encryption);
    case 'secret': {
      const type = content.typeId === undefined ? 'of unreadable type' : withOid(content.typeId);
      reading.closed.push(`A secret, ${type}, is not shown.`);
      return;
    }
    case 'other':
      reading.closed.push(
        bag.bagId === '' ? 'A bag cannot be read.' : `A bag of type ${withOid(bag.bagId)} cannot be read.`,
      );
      return;
  }
}
