/** What an export is made of: a certificate, the CAs above it, and the private key that belongs to it. */
import { buildChains } from '../../core/chain/buildChains';
import { type CertificatePool, createPool } from '../../core/chain/certificatePool';
import { isSelfSigned } from '../../core/chain/issuersOf';
import { derivePublicKey } from '../../core/crypto/derivePublicKey';
import { nameText } from '../../core/describe/describeName';
import { objectOf } from '../../core/documentModel';
import type { PrivateKey } from '../../core/pkcs/privateKey';
import type { PkiObject } from '../../core/pkiObject';
import { containedObjects } from '../../core/workspace/containedObjects';
import { readContent } from '../../core/workspace/readContent';
import type { Certificate } from '../../core/x509/certificate';
import { sameBytes } from '../../core/x509/sameName';
import { CaError } from '../caError';
import { createWorkload, type Workload } from '../decrypt/workload';
import { toPkcs8 } from '../keys/openKey';
import { openContainer } from '../openContainer';
import { nameOf } from '../stores/fileStore';
import type { CaEnvironment, Control } from './environment';

export interface ExportMaterial {
  /** URI of the file it comes from. */
  readonly source: string;
  readonly certificate: Certificate;
  /** Each one issued the one before it. */
  readonly issuers: readonly Certificate[];
  /** The last of all is a root. */
  readonly isComplete: boolean;
  readonly key: KeyPlace | undefined;
}

/** A file that holds the key, perhaps encrypted. */
export interface KeyPlace {
  readonly uri: string;
  readonly isEncrypted: boolean;
  /** It is known to be the right one without its pass phrase. */
  readonly isCertain: boolean;
}

export interface OpenedKey {
  readonly key: PrivateKey;
  /** PrivateKeyInfo. */
  readonly pkcs8: Uint8Array;
}

const MAX_FILE = 10_000_000;

/** All objects of a file with those that lie in containers without a pass phrase. */
export function objectsOfFile(uri: string, octets: Uint8Array): readonly PkiObject[] {
  return encodedOfFile(uri, octets).flatMap((encoded) => {
    const object = objectOf(encoded);
    return [object, ...containedObjects(object)];
  });
}

export function encodedOfFile(uri: string, octets: Uint8Array) {
  const { model } = readContent(nameOf(uri), octets, { maxLength: MAX_FILE });
  return model.blocks.map(({ encoded }) => encoded).filter(({ bytes }) => bytes.length > 0);
}

/** Key derivations of an export: they leave time for others, and end when the person cancels. */
export function workOf(environment: CaEnvironment, control: Control): Workload {
  const pause = async () => {
    await environment.wait(0);
    control.throwIfCancelled();
  };
  return createWorkload(pause, control.cancelled);
}

/** The CAs above a certificate, from the files beside it (`own`) and from the workspace. */
export function chainAbove(
  certificate: Certificate,
  own: readonly Certificate[],
  index: CertificatePool,
): Pick<ExportMaterial, 'issuers' | 'isComplete'> {
  const beside = createPool(own);
  const pool: CertificatePool = {
    bySubject: (key) => [...beside.bySubject(key), ...index.bySubject(key)],
  };
  const [chain] = buildChains(certificate, pool, isSelfSigned);
  return {
    issuers: chain?.certificates.slice(1) ?? [],
    isComplete: chain?.isAnchored === true,
  };
}

export function isKeyFor(key: PkiObject, certificate: Certificate): boolean {
  const one = derivePublicKey(key);
  const other = derivePublicKey(certificate);
  return one !== undefined && other !== undefined && sameBytes(one, other);
}

/** Opens every container of a file with the pass phrase: a PKCS #12 file or encrypted keys. `lead` begins refusals. */
export async function openFile(
  environment: CaEnvironment,
  uri: string,
  passPhrase: string | undefined,
  work: Workload,
  lead = 'Nothing was exported',
): Promise<readonly PkiObject[]> {
  const octets = await environment.files.read(uri);
  const where = nameOf(uri);
  if (octets === undefined) {
    throw new CaError(`${lead}: there is no file ${where}.`);
  }
  const objects: PkiObject[] = [];
  let refusal: unknown;
  for (const encoded of encodedOfFile(uri, octets)) {
    const object = objectOf(encoded);
    if (object.kind === 'pkcs12' || object.kind === 'encryptedPrivateKey') {
      const opening = { crypto: environment.crypto, passPhrase: passPhrase ?? '', where, work };
      try {
        const opened = await openContainer(encoded, opening);
        objects.push(...opened.objects.map((each) => each.object));
      } catch (error) {
        if (!(error instanceof CaError)) {
          throw error;
        }
        refusal = error;
      }
    } else {
      objects.push(object, ...containedObjects(object));
    }
  }
  // Another key of the file may be the one that is wanted.
  if (objects.every(({ kind }) => kind !== 'privateKey') && refusal !== undefined) {
    throw passPhrase === undefined ? new CaError(`${lead}: the pass phrase of ${where} is needed.`) : refusal;
  }
  return objects;
}

/** The private key, held against the certificate. */
export async function openExportKey(
  environment: CaEnvironment,
  { key: place, certificate }: ExportMaterial,
  passPhrase: string | undefined,
  control: Control,
): Promise<OpenedKey> {
  const whose = nameText(certificate.subject);
  if (place === undefined) {
    throw new CaError(
      `Nothing was exported: the private key of ${whose} is not in the workspace. Choose its file, or export a form without the key.`,
    );
  }
  const objects = await openFile(environment, place.uri, passPhrase, workOf(environment, control));
  const keys = objects.filter((object) => object.kind === 'privateKey');
  const key = keys.find((each) => isKeyFor(each, certificate));
  if (key === undefined) {
    const where = nameOf(place.uri);
    throw new CaError(
      keys.length === 0
        ? `Nothing was exported: there is no private key in ${where}.`
        : `Nothing was exported: the key in ${where} is not the key of ${whose}. Choose the file with the right one.`,
    );
  }
  return { key, pkcs8: toPkcs8(key) };
}
