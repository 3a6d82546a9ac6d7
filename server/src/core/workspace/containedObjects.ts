/** The objects that others hold: PKCS #7 and PKCS #12, as far as they can be read without a password. */
import type { SafeBag } from '../pkcs/safeBag';
import type { PkiObject } from '../pkiObject';

export function containedObjects(object: PkiObject): readonly PkiObject[] {
  if (object.kind === 'pkcs12') {
    return object.safes.flatMap(({ bags }) => bags.flatMap(ofBag));
  }
  if (object.kind !== 'cms') {
    return [];
  }
  const { content } = object;
  switch (content.kind) {
    case 'signedData':
      return [...content.certificates, ...content.crls];
    case 'certificateSequence':
      return content.certificates;
    default:
      return [];
  }
}

function ofBag({ content }: SafeBag): readonly PkiObject[] {
  switch (content.kind) {
    case 'key':
    case 'shroudedKey':
      return [content.key];
    case 'certificate':
      return [content.certificate];
    case 'crl':
      return [content.crl];
    case 'safeContents':
      return content.bags.flatMap(ofBag);
    default:
      return [];
  }
}
