/** What is chosen for a slot as what is written there: keys opened, PKCS #12 made. */

import { openKey } from '../../ca/keys/openKey';
import type { Opening } from '../../ca/openEncryptedKey';
import { openEncryptedKey } from '../../ca/openEncryptedKey';
import { toPem } from '../../ca/pem';
import { PKCS12_RECIPES } from '../../ca/pkcs12/strengths';
import { writePkcs12 } from '../../ca/pkcs12/writePkcs12';
import { nameOf } from '../../ca/stores/fileStore';
import { stringOctets } from '../../core/der/segments';
import { isUniversal, Tag } from '../../core/der/values';
import type { Pkcs12Strength } from '../../core/exportProtocol';
import type { PhoneConfig } from '../../core/phone/phoneConfig';
import { hashOf, type SlotObject, toSlotObject } from '../../core/phone/slots/slotObject';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import type { SlotContent } from '../../core/phone/slots/slotWriting';
import type { PrivateKey } from '../../core/pkcs/privateKey';
import { type PkiObject, readObject } from '../../core/pkiObject';
import type { SlotName, SlotUse } from '../../core/slotProtocol';
import { commonName } from '../../core/x509/name';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { sameBytes } from '../../core/x509/sameName';
import type { Session } from '../session';
import { refusal } from './slotDocument';
import type { SourceObject } from './sourceObjects';

export interface ContentOptions {
  readonly config: PhoneConfig;
  readonly slot: SlotName;
  readonly use: SlotUse;
  readonly keyPassPhrase: string | undefined;
  readonly passPhrase: string | undefined;
  readonly strength: Pkcs12Strength;
  readonly work: Opening['work'];
  /** Nothing is opened and nothing made: pass phrases are not known yet. */
  readonly mode: 'preview' | 'write';
}

/** One slot with what goes there, and where that came from. */
export interface PlannedContent extends SlotContent {
  /** What is judged: the object before it is written in the way of the slot. */
  readonly object: PkiObject;
  readonly source: SourceObject;
  /** The others that a PKCS #12 is made with. */
  readonly madeWith: readonly SourceObject[];
}

export async function contentsFor(
  session: Session,
  sources: readonly SourceObject[],
  options: ContentOptions,
): Promise<readonly PlannedContent[]> {
  const [first] = sources;
  if (first === undefined) {
    throw refusal('Nothing was written: nothing was chosen.');
  }
  switch (options.use) {
    case 'object':
      return [await objectContent(session, first, options)];
    case 'chain':
      return chainContents(sources, options);
    case 'pkcs12':
      return [await pkcs12Content(session, sources, options)];
  }
}

async function objectContent(
  session: Session,
  source: SourceObject,
  options: ContentOptions,
): Promise<PlannedContent> {
  const object = await plainObject(session, source, options);
  const written = toSlotObject(object);
  if (written === undefined) {
    throw refusal(
      `Nothing was written: the object in ${nameOf(source.uri)} is none that a phone config has a form for.`,
    );
  }
  return {
    ...options.slot,
    object,
    source,
    madeWith: [],
    objects: [forSlot(options.config, object, written)],
  };
}

/** Keys are opened: no phone asks for a pass phrase. */
async function plainObject(
  session: Session,
  { uri, object, encoded }: SourceObject,
  { keyPassPhrase, work, mode }: ContentOptions,
): Promise<PkiObject> {
  if (object.kind !== 'encryptedPrivateKey' || mode === 'preview') {
    return object;
  }
  const dekInfo = encoded?.headers.find(({ name }) => name.toLowerCase() === 'dek-info')?.value;
  const opened = await openEncryptedKey(object, dekInfo, {
    crypto: session.runtime.crypto,
    passPhrase: keyPassPhrase ?? '',
    where: nameOf(uri),
    work,
  });
  return opened.objects[0]?.object ?? object;
}

/** The one form that is known to work there: PKCS #1 of RSA (nemerald-voip/fspbx@24614c4e app/helpers.php). */
function forSlot({ dialect }: PhoneConfig, object: PkiObject, written: SlotObject): SlotObject {
  const inner = object.kind === 'privateKey' && dialect.id === 'ucsoftware' ? pkcs1Of(object) : undefined;
  return inner === undefined ? written : { label: 'RSA PRIVATE KEY', bytes: inner };
}

function pkcs1Of({ format, algorithmName, node }: PrivateKey): Uint8Array | undefined {
  const payload = node.children[2];
  return format === 'pkcs8' && algorithmName === 'RSA' && isUniversal(payload, Tag.octetString)
    ? stringOctets(payload)
    : undefined;
}

/** 00000 is the device's certificate, the next ones the CAs above it (innovaphone/php-update-server@111dc8f). */
function chainContents(
  sources: readonly SourceObject[],
  { slot }: ContentOptions,
): readonly PlannedContent[] {
  return sources.flatMap((source, at) => {
    const written = toSlotObject(source.object);
    const name = slot.name.replace(/[^/]*$/, String(at).padStart(5, '0'));
    return written === undefined
      ? []
      : [{ name, object: source.object, source, madeWith: [], objects: [written] }];
  });
}

async function pkcs12Content(
  session: Session,
  [certificate, key, ...issuers]: readonly SourceObject[],
  options: ContentOptions,
): Promise<PlannedContent> {
  if (certificate?.object.kind !== 'certificate' || key === undefined) {
    throw refusal('Nothing was written: a PKCS #12 is made of a certificate and its private key.');
  }
  const own = certificate.object;
  const plain = await plainObject(session, key, options);
  const ours = publicKeyBytes(own);
  const theirs = publicKeyBytes(plain);
  if (ours !== undefined && theirs !== undefined && !sameBytes(ours, theirs)) {
    throw refusal(
      `Nothing was written: the key in ${nameOf(key.uri)} does not belong to the certificate in ${nameOf(certificate.uri)}.`,
    );
  }
  if (options.mode === 'preview') {
    return { ...options.slot, object: own, source: certificate, madeWith: [key, ...issuers], objects: [] };
  }
  if (options.passPhrase === undefined) {
    throw refusal(
      'Nothing was written: the new PKCS #12 needs a pass phrase, the one that the phone opens it with.',
    );
  }
  const { runtime } = session;
  const pem = plain.kind === 'privateKey' ? toSlotObject(plain) : undefined;
  if (pem === undefined || plain.kind !== 'privateKey') {
    throw refusal(`Nothing was written: there is no private key in ${nameOf(key.uri)}.`);
  }
  const { pkcs8 } = await openKey(runtime.crypto, pemOf(pem), undefined, nameOf(key.uri));
  const friendlyName = own.subject && commonName(own.subject);
  const bytes = await writePkcs12(
    runtime.crypto,
    {
      key: pkcs8,
      certificates: [own.bytes, ...issuers.map(({ object }) => object.bytes)],
      ...(friendlyName === undefined ? {} : { friendlyName }),
    },
    options.passPhrase,
    options.strength,
    options.work,
  );
  return {
    ...options.slot,
    object: readObject(undefined, bytes, []),
    source: certificate,
    madeWith: [key, ...issuers],
    objects: [{ label: 'PKCS12', bytes }],
  };
}

function pemOf({ label, bytes }: SlotObject): string {
  return toPem('PRIVATE KEY', bytes).replaceAll('PRIVATE KEY', label);
}

/** How it is encrypted, in words. */
export function strengthText(strength: Pkcs12Strength): string {
  return PKCS12_RECIPES[strength].description;
}

export function writtenHash({ objects }: SlotContent): string {
  return hashOf(objects[0]?.bytes ?? new Uint8Array());
}

export function contentTitle(content: SlotContent): string {
  return titleOfTarget(content);
}
