/** Finds the CA in a folder, whoever made it: in one of the known layouts, or as files that lie there under any names. */
import { nameText } from '../../core/describe/describeName';
import type { PkiObject } from '../../core/pkiObject';
import type { Certificate } from '../../core/x509/certificate';
import { sameBytes, sameName } from '../../core/x509/sameName';
import { CaError } from '../caError';
import { type FileStore, folderOf, join, nameOf } from '../stores/fileStore';
import { findLayout, type Layout } from '../stores/layout';
import type { CaEnvironment } from './environment';
import { isKeyFor, objectsOfFile } from './exportMaterial';
import { problemOfIssuer } from './openAuthority';

export type ImportSource =
  | { readonly kind: 'layout'; readonly uri: string; readonly layout: Layout }
  /** Files under names of their own. */
  | {
      readonly kind: 'loose';
      readonly uri: string;
      readonly certificate: Certificate;
      /** Names within the folder. */
      readonly certificateFile: string;
      readonly keyFile: string | undefined;
      readonly lastSerial: string | undefined;
      readonly nextSerial: string | undefined;
    };

export const LEAD = 'Nothing was imported';
/** Where programs put a CA within the folder that one thinks of as the CA. */
const USUAL_FOLDERS = ['demoCA', 'pki'];

/** `source`: a folder, or the certificate of a CA in it. */
export async function findSource({ files }: CaEnvironment, source: string): Promise<ImportSource> {
  const isFolder = (await files.list(source)) !== undefined;
  const folder = isFolder ? source : folderOf(source);
  const chosen = isFolder ? undefined : nameOf(source);
  const candidates = [folder, ...USUAL_FOLDERS.map((name) => join(folder, name))];
  // Of a card, one may choose the folder that holds the files.
  for (const uri of nameOf(folder) === 'CA' ? [...candidates, folderOf(folder)] : candidates) {
    const layout = await findLayout(files, uri);
    if (layout !== undefined && (chosen === undefined || nameOf(layout.certificate) === chosen)) {
      return { kind: 'layout', uri, layout };
    }
  }
  return looseSource(files, folder, chosen);
}

export interface FoundFile {
  readonly name: string;
  readonly objects: readonly PkiObject[];
}

const MAX_FILES = 2000;
const MAX_OCTETS = 1_000_000;

/** What lies in the files of a folder that may hold certificates and keys. */
export async function filesWithObjects(files: FileStore, folder: string): Promise<readonly FoundFile[]> {
  const entries = (await files.list(folder)) ?? [];
  const names = entries.filter(
    ({ name, kind }) => kind === 'file' && /\.(crt|cer|pem|der|key|p8|csr|req)$/i.test(name),
  );
  const found: FoundFile[] = [];
  for (const { name } of names.slice(0, MAX_FILES)) {
    const uri = join(folder, name);
    const octets = await files.read(uri);
    if (octets !== undefined && octets.length <= MAX_OCTETS) {
      found.push({ name, objects: objectsOfFile(uri, octets) });
    }
  }
  return found;
}

interface LooseCa {
  readonly certificate: Certificate;
  readonly file: string;
  readonly keyFile: string | undefined;
}

async function looseSource(files: FileStore, uri: string, chosen: string | undefined): Promise<ImportSource> {
  const found = await filesWithObjects(files, uri);
  const authorities = authoritiesIn(found, chosen);
  const withKey = authorities.filter(({ keyFile }) => keyFile !== undefined);
  const [ca, other] = withKey.length > 0 ? withKey : authorities;
  if (ca === undefined) {
    throw new CaError(
      `${LEAD}: there is no CA in ${nameOf(chosen ?? uri)}: no certificate that says it is one. Choose the folder with its certificate and key.`,
    );
  }
  if (other !== undefined) {
    const names = (withKey.length > 0 ? withKey : authorities).map(
      ({ file, certificate }) => `${file} (${nameText(certificate.subject)})`,
    );
    throw new CaError(
      `${LEAD}: there are several CAs in ${nameOf(uri)}: ${names.join(', ')}. Choose the certificate of one.`,
    );
  }
  const names = ((await files.list(uri)) ?? []).map(({ name }) => name);
  const stem = stemOf(ca.file);
  return {
    kind: 'loose',
    uri,
    certificate: ca.certificate,
    certificateFile: ca.file,
    keyFile: ca.keyFile,
    // openssl-x509(1): -CAcreateserial names the file after the certificate.
    lastSerial: names.find((name) => name === `${stem}.srl`) ?? names.find((name) => /\.srl$/i.test(name)),
    nextSerial: names.find((name) => name === 'serial' || name === 'serial.txt'),
  };
}

function authoritiesIn(found: readonly FoundFile[], chosen: string | undefined): readonly LooseCa[] {
  const distinct: LooseCa[] = [];
  for (const { name, objects } of found) {
    for (const object of chosen === undefined || name === chosen ? objects : []) {
      const isNew = (certificate: Certificate) =>
        distinct.every((each) => !sameBytes(each.certificate.bytes, certificate.bytes));
      if (object.kind === 'certificate' && problemOfAuthority(object) === undefined && isNew(object)) {
        distinct.push({ certificate: object, file: name, keyFile: keyFileFor(found, object, name) });
      }
    }
  }
  return distinct;
}

/** Why a certificate is none of a CA. One of version 1 does not say so; then only a root is taken for one. */
export function problemOfAuthority(certificate: Certificate): string | undefined {
  const { version, subject, issuer } = certificate;
  const isRoot = subject !== undefined && issuer !== undefined && sameName(subject, issuer);
  return version === 3 || isRoot ? problemOfIssuer(certificate) : 'is no CA: nothing in it says so';
}

/** By the public key; an encrypted one by its name, or because it is the only one. */
function keyFileFor(found: readonly FoundFile[], certificate: Certificate, file: string): string | undefined {
  const plain = found.find(({ objects }) =>
    objects.some((object) => isKeyFor(object, certificate) && object.kind === 'privateKey'),
  );
  if (plain !== undefined) {
    return plain.name;
  }
  const encrypted = found.filter(({ objects }) => objects.some(({ kind }) => kind === 'encryptedPrivateKey'));
  const stem = stemOf(file);
  const named = encrypted.find(
    ({ name }) => name === file || stemOf(name) === stem || name === file.replace(/cert/i, 'key'),
  );
  return (named ?? (encrypted.length === 1 ? encrypted[0] : undefined))?.name;
}

export function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
