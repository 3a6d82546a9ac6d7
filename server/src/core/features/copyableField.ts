/** Values of an object in the form in which people paste them into tickets, consoles and configurations. */
import { fingerprintsOf, publicKeyPin } from '../describe/fingerprints';
import type { PkiObject } from '../pkiObject';
import type { CopyableField } from '../protocol';
import { nameToOneLine } from '../x509/nameText';

/** `undefined` where the object has no such value. */
export function copyableField(object: PkiObject, field: CopyableField): string | undefined {
  switch (field) {
    case 'fingerprintSha256':
      return hasFingerprint(object) ? fingerprintsOf(object).sha256 : undefined;
    case 'fingerprintSha1':
      return hasFingerprint(object) ? fingerprintsOf(object).sha1 : undefined;
    case 'fingerprintMd5':
      return hasFingerprint(object) ? fingerprintsOf(object).md5 : undefined;
    case 'serialNumber':
      return object.kind === 'certificate' ? object.serialNumber?.hex : undefined;
    case 'subject':
      return object.kind === 'certificate' || object.kind === 'certificateRequest'
        ? object.subject && nameToOneLine(object.subject)
        : undefined;
    case 'issuer':
      return object.kind === 'certificate' || object.kind === 'certificateList'
        ? object.issuer && nameToOneLine(object.issuer)
        : undefined;
    case 'publicKeyPin':
      return publicKeyPin(object);
  }
}

function hasFingerprint({ kind }: PkiObject): boolean {
  return kind === 'certificate' || kind === 'certificateList' || kind === 'certificateRequest';
}
