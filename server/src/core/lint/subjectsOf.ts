/** Finds the subjects of rules in a decoded object. */
import type { PkiObject } from '../pkiObject';
import type { Extension } from '../x509/extension';
import type { Name } from '../x509/name';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import type { AnySubject, ExtensionSubject, NameSubject } from './subjects';

/** The object itself, and the parts of it that are subjects of their own. */
export function subjectsOf(object: PkiObject): AnySubject[] {
  const subjects: AnySubject[] = [{ kind: object.kind, subject: object } as AnySubject];
  if (object.kind === 'certificate') {
    addName(subjects, object, object.issuer, 'issuer', 'tbsCertificate.issuer');
    addName(subjects, object, object.subject, 'subject', 'tbsCertificate.subject');
    addKey(subjects, object, object.publicKey);
    addExtensions(subjects, object, object.extensions, 'certificate');
  }
  return subjects;
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

/** When an object was made, as far as it says so: what rules had to be kept then. */
export function dateOfObject(object: PkiObject): number | undefined {
  return object.kind === 'certificate' ? object.validity?.notBefore?.instant : undefined;
}
