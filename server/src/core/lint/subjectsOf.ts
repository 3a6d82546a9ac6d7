/** Finds the subjects of rules in a decoded object. */
import { publicPartOf } from '../pkcs/publicPart';
import type { SafeBag } from '../pkcs/safeBag';
import type { PkiObject } from '../pkiObject';
import type { Extension } from '../x509/extension';
import type { Name } from '../x509/name';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import type { AnySubject, ExtensionSubject, NameSubject } from './subjects';

/** The object itself, the parts of it that are subjects of their own, and the objects within it. */
export function subjectsOf(object: PkiObject): readonly AnySubject[] {
  const into: AnySubject[] = [];
  addObject(into, object);
  return into;
}

function addObject(into: AnySubject[], object: PkiObject): void {
  into.push({ kind: object.kind, subject: object } as AnySubject);
  switch (object.kind) {
    case 'certificate':
      addName(into, object, object.issuer, 'issuer', 'tbsCertificate.issuer');
      addName(into, object, object.subject, 'subject', 'tbsCertificate.subject');
      addKey(into, object, object.publicKey);
      addExtensions(into, object, object.extensions, 'certificate');
      break;
    case 'certificateRequest':
      addName(into, object, object.subject, 'subject', 'certificationRequestInfo.subject');
      addKey(into, object, object.publicKey);
      addExtensions(into, object, object.extensions, 'certificateRequest');
      break;
    case 'certificateList':
      addName(into, object, object.issuer, 'issuer', 'tbsCertList.issuer');
      addExtensions(into, object, object.extensions, 'certificateList');
      for (const { extensions } of object.revoked) {
        addExtensions(into, object, extensions, 'revokedCertificate');
      }
      break;
    case 'publicKey':
      addKey(into, object, object.publicKey);
      break;
    case 'cms':
      addAll(into, object.content.kind === 'certificateSequence' ? object.content.certificates : []);
      if (object.content.kind === 'signedData') {
        addAll(into, object.content.certificates);
        addAll(into, object.content.crls);
      }
      break;
    case 'pkcs12':
      for (const { bags } of object.safes) {
        addBags(into, bags);
      }
      break;
    case 'ocspResponse':
      addAll(into, object.basic?.certificates ?? []);
      break;
    case 'privateKey':
      addKey(into, object, publicPartOf(object));
      break;
    case 'encryptedPrivateKey':
    case 'ocspRequest':
    case 'domainParameters':
    case 'openSshKey':
    case 'asn1Value':
    case 'unreadable':
      break;
  }
}

function addAll(into: AnySubject[], objects: readonly PkiObject[]): void {
  for (const object of objects) {
    addObject(into, object);
  }
}

function addBags(into: AnySubject[], bags: readonly SafeBag[]): void {
  for (const { content } of bags) {
    switch (content.kind) {
      case 'certificate':
        addObject(into, content.certificate);
        break;
      case 'crl':
        addObject(into, content.crl);
        break;
      case 'key':
      case 'shroudedKey':
        addObject(into, content.key);
        break;
      case 'safeContents':
        addBags(into, content.bags);
        break;
      case 'secret':
      case 'other':
        break;
    }
  }
}

function addName(
  into: AnySubject[],
  owner: PkiObject,
  name: Name | undefined,
  role: NameSubject['role'],
  field: string,
): void {
  if (name !== undefined) {
    into.push({ kind: 'name', subject: { name, role, field, owner } });
  }
}

function addKey(into: AnySubject[], owner: PkiObject, publicKeyInfo: PublicKeyInfo | undefined): void {
  if (publicKeyInfo !== undefined) {
    into.push({ kind: 'publicKeyInfo', subject: { publicKeyInfo, owner } });
  }
}

function addExtensions(
  into: AnySubject[],
  owner: PkiObject,
  extensions: readonly Extension[],
  role: ExtensionSubject['role'],
): void {
  for (const extension of extensions) {
    into.push({ kind: 'extension', subject: { extension, extensions, role, owner } });
  }
}

/** The object that a subject is or belongs to. */
export function ownerOf({ subject }: AnySubject): PkiObject | undefined {
  if ('owner' in subject) {
    return subject.owner;
  }
  // Of all subjects only objects are told apart by a kind of their own.
  return 'kind' in subject ? subject : undefined;
}

/** When an object was made, as far as it says so: what rules had to be kept then. */
export function dateOfObject(object: PkiObject): number | undefined {
  switch (object.kind) {
    case 'certificate':
      return object.validity?.notBefore?.instant;
    case 'certificateList':
      return object.thisUpdate?.instant;
    default:
      return undefined;
  }
}
