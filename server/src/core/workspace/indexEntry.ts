/** What the index keeps of an object: enough to list it, to find it and to decode it again. */
import { sha256 } from '@noble/hashes/sha2.js';
import { contentOf, toHex } from '../der/values';
import { isSelfIssued } from '../describe/describeCertificate';
import { nameTitle } from '../describe/describeName';
import { describeObject } from '../describe/describeObject';
import { generalNameText } from '../describe/generalNameText';
import { type DocumentModel, objectOf } from '../documentModel';
import { spanInText, spanOfBlock } from '../encoding/encoded';
import type { PkiObject } from '../pkiObject';
import type { Span } from '../text';
import type { IndexedObject, ObjectRole } from '../workspaceProtocol';
import { altHosts } from '../x509/altHosts';
import type { Certificate } from '../x509/certificate';
import { type Extension, findExtensionValue } from '../x509/extension';
import { commonName } from '../x509/name';
import { nameToRfc4514 } from '../x509/nameText';
import { nameKey } from '../x509/sameName';
import { containedObjects } from './containedObjects';
import { keyIdOf } from './keyId';

export interface IndexEntry extends Omit<IndexedObject, 'kind' | 'expiry'> {
  readonly kind: PkiObject['kind'];
  /** The octets of the object; none of private keys, containers and whatever else is not decoded again. */
  readonly bytes: Uint8Array | undefined;
  /** {@link nameKey} of subject and issuer. */
  readonly subjectKey?: string;
  readonly issuerKey?: string;
  /** Of certificates, in lower-case hexadecimal. */
  readonly keyIdentifier?: string;
  /** That of the issuer's key, as certificates and CRLs tell it. */
  readonly authorityKeyIdentifier?: string;
  /** What a certificate names as a host, in lower case: DNS names, IP addresses and the common name. */
  readonly hosts?: readonly string[];
}

/** Where the objects were found. */
export interface EntrySource {
  readonly uri: string;
  readonly isBinary: boolean;
  readonly rangeOf: (span: Span) => IndexedObject['range'];
}

/** Larger ones (revocation lists) are not kept. */
const MAX_BYTES = 65_536;

/** Every object of a document in the order of its text, one at a time, so that the caller can pause. */
export function* readEntries(model: DocumentModel, source: EntrySource): Generator<IndexEntry> {
  const ids = new Map<string, number>();
  for (const block of model.blocks) {
    const { encoded } = block;
    if (encoded.bytes.length === 0) {
      continue;
    }
    const whole = objectOf(encoded);
    const outer = entryOf(whole, spanOfBlock(block), undefined, source, ids);
    yield outer;
    for (const object of containedObjects(whole)) {
      const isInText = object.node?.bytes === encoded.bytes && !source.isBinary;
      const span = isInText && object.node ? spanInText(block, object.node) : spanOfBlock(block);
      yield entryOf(object, span, outer.id, source, ids);
    }
  }
}

function entryOf(
  object: PkiObject,
  span: Span,
  containerId: string | undefined,
  { uri, isBinary, rangeOf }: EntrySource,
  ids: Map<string, number>,
): IndexEntry {
  const facts = factsOf(object);
  const { sha256: hash } = facts;
  const short = `${uri}#${hash.slice(0, 20)}`;
  const before = ids.get(short) ?? 0;
  ids.set(short, before + 1);
  return {
    id: before === 0 ? short : `${short}.${before + 1}`,
    uri,
    range: rangeOf(span),
    isBinary,
    ...(containerId === undefined ? {} : { containerId }),
    ...facts,
  };
}

type Facts = Omit<IndexEntry, 'id' | 'uri' | 'range' | 'isBinary' | 'containerId'>;

/** After an edit most objects of a document are those that were there before. */
const known = new WeakMap<PkiObject, Facts>();

function factsOf(object: PkiObject): Facts {
  let facts = known.get(object);
  if (facts === undefined) {
    const keyId = keyIdOf(object);
    facts = {
      kind: object.kind,
      role: roleOf(object),
      title: titleOf(object),
      sha256: toHex(sha256(object.bytes)),
      ...(keyId === undefined ? {} : { keyId }),
      ...ownFacts(object),
      bytes: isKept(object) && object.bytes.length <= MAX_BYTES ? object.bytes : undefined,
    };
    known.set(object, facts);
  }
  return facts;
}

function isKept({ kind }: PkiObject): boolean {
  return kind === 'certificate' || kind === 'certificateRequest' || kind === 'certificateList';
}

function roleOf(object: PkiObject): ObjectRole {
  switch (object.kind) {
    case 'certificate': {
      const isSelf = isSelfIssued(object);
      const constraints = findExtensionValue(object.extensions, 'basicConstraints');
      // Version 1 has no basic constraints: a self-issued one is a root, as OpenSSL takes it.
      const isCa = constraints?.ca ?? (object.version === 1 && isSelf);
      return isCa ? (isSelf ? 'root CA' : 'intermediate CA') : 'leaf';
    }
    case 'certificateRequest':
      return 'request';
    case 'privateKey':
    case 'encryptedPrivateKey':
    case 'openSshKey':
      return 'private key';
    case 'publicKey':
      return 'public key';
    case 'certificateList':
      return 'CRL';
    case 'cms':
    case 'pkcs12':
      return 'container';
    default:
      return 'other';
  }
}

function titleOf(object: PkiObject): string {
  if (object.kind === 'certificate' || object.kind === 'certificateRequest') {
    const title = nameTitle(object.subject) ?? altNamesOf(object.extensions)[0];
    return title ?? (object.subject === undefined ? 'unreadable subject' : 'empty subject');
  }
  // Titles do not depend on the time.
  const { title, kindName } = describeObject(object, { now: 0 });
  return title === '' ? kindName : title;
}

function altNamesOf(extensions: readonly Extension[]): readonly string[] {
  return (findExtensionValue(extensions, 'subjectAltName')?.names ?? []).map(generalNameText);
}

/** What a certificate names as a host, in lower case, each once: DNS names, IP addresses and the common name. */
export function hostsOf({ subject, extensions }: Certificate): readonly string[] {
  const common = subject && commonName(subject);
  const hosts = [...altHosts(extensions), ...(common === undefined ? [] : [common])];
  return [...new Set(hosts.map((host) => host.toLowerCase()))];
}

function ownFacts(object: PkiObject): Partial<IndexEntry> {
  switch (object.kind) {
    case 'certificate': {
      const { subject, issuer, serialNumber, validity, extensions } = object;
      const identifier = findExtensionValue(extensions, 'subjectKeyIdentifier')?.keyIdentifier;
      return defined({
        ...namesOf(subject, issuer),
        serialNumber: serialNumber?.hex,
        notBefore: validity?.notBefore?.instant,
        notAfter: validity?.notAfter?.instant,
        altNames: listOf(altNamesOf(extensions)),
        hosts: listOf(hostsOf(object)),
        keyIdentifier: identifier && toHex(contentOf(identifier)),
        authorityKeyIdentifier: authorityOf(extensions),
      });
    }
    case 'certificateRequest':
      return defined({
        ...namesOf(object.subject, undefined),
        altNames: listOf(altNamesOf(object.extensions)),
      });
    case 'certificateList':
      return defined({
        ...namesOf(undefined, object.issuer),
        notBefore: object.thisUpdate?.instant,
        notAfter: object.nextUpdate?.instant,
        authorityKeyIdentifier: authorityOf(object.extensions),
      });
    default:
      return {};
  }
}

function authorityOf(extensions: readonly Extension[]): string | undefined {
  const identifier = findExtensionValue(extensions, 'authorityKeyIdentifier')?.keyIdentifier;
  return identifier && toHex(contentOf(identifier));
}

type ReadName = Parameters<typeof nameKey>[0] | undefined;

function namesOf(subject: ReadName, issuer: ReadName) {
  return {
    subject: subject && nameToRfc4514(subject),
    subjectKey: subject && nameKey(subject),
    issuer: issuer && nameToRfc4514(issuer),
    issuerKey: issuer && nameKey(issuer),
  };
}

function listOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** The members that have a value. */
function defined<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
