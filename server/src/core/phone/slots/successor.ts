/** What takes the place of an object after a renewal. */
import type { PkiObject } from '../../pkiObject';
import type { IndexEntry } from '../../workspace/indexEntry';
import type { WorkspaceIndex } from '../../workspace/workspaceIndex';
import { nameToRfc4514 } from '../../x509/nameText';

export interface WantedObject {
  readonly kind: PkiObject['kind'];
  /** RFC 4514; of certificates. */
  readonly subject: string | undefined;
}

/** The one object of a file that can only be meant: of the same kind, and for the same subject where there are several. */
export function successorIn<T extends { readonly object: PkiObject }>(
  objects: readonly T[],
  { kind, subject }: WantedObject,
): T | undefined {
  const isKey = kind === 'privateKey' || kind === 'encryptedPrivateKey';
  const alike = objects.filter(({ object }) =>
    isKey ? object.kind === 'privateKey' || object.kind === 'encryptedPrivateKey' : object.kind === kind,
  );
  const named = alike.filter(({ object }) => subjectOf(object) === subject);
  const wanted = kind === 'certificate' && subject !== undefined ? named : alike;
  if (wanted.length <= 1) {
    return wanted[0];
  }
  const latest = [...wanted].sort((one, other) => beginOf(other.object) - beginOf(one.object));
  const [first, second] = latest;
  return first !== undefined && second !== undefined && beginOf(first.object) > beginOf(second.object)
    ? first
    : undefined;
}

function beginOf(object: PkiObject): number {
  return object.kind === 'certificate' ? (object.validity?.notBefore?.instant ?? 0) : 0;
}

export function subjectOf(object: PkiObject): string | undefined {
  return object.kind === 'certificate' && object.subject !== undefined
    ? nameToRfc4514(object.subject)
    : undefined;
}

/** Files that certificates are kept in, those of phones and copies within a CA left out. */
const SOURCE = /\.(?:pem|crt|cer|der|key|p12|pfx|p7b|p7c)$/i;
const KEPT_BY_CA = /\/newcerts\/[^/]*$/;

export function isSourceFile(uri: string): boolean {
  return SOURCE.test(uri) && !KEPT_BY_CA.test(uri);
}

/** A certificate of a file with the same subject and issuer that became valid later; the latest. */
export function newerCertificate(index: WorkspaceIndex, entry: IndexEntry): IndexEntry | undefined {
  const { kind, subjectKey, issuerKey, notBefore } = entry;
  if (kind !== 'certificate' || subjectKey === undefined || notBefore === undefined) {
    return undefined;
  }
  return index
    .find('subjectKey', subjectKey)
    .filter(
      (each) =>
        each.kind === 'certificate' &&
        each.issuerKey === issuerKey &&
        each.role === entry.role &&
        each.containerId === undefined &&
        (each.notBefore ?? 0) > notBefore &&
        isSourceFile(each.uri),
    )
    .sort((one, other) => (other.notBefore ?? 0) - (one.notBefore ?? 0))[0];
}
