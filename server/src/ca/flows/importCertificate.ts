/** A certificate that another CA made for a request of ours: put beside the request and the key that it belongs to. */
import type { CaResult } from '../../core/caProtocol';
import type { CertificatePool } from '../../core/chain/certificatePool';
import { dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import type { PkiObject } from '../../core/pkiObject';
import type { Certificate } from '../../core/x509/certificate';
import type { CertificateRequest } from '../../core/x509/certificateRequest';
import { sameBytes } from '../../core/x509/sameName';
import { CaError } from '../caError';
import type { Output } from '../stores/caStore';
import { folderOf, nameOf } from '../stores/fileStore';
import { EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { chainAbove, isKeyFor, objectsOfFile } from './exportMaterial';
import { compareWithRequest, lostNames } from './importComparison';
import { certificateFiles, chainRows } from './importedFiles';
import { LEAD, stemOf } from './importSource';
import { checkFree, writeTogether } from './outputs';
import { CLOCK_TOLERANCE } from './validity';

/** Where the request and the key of a certificate are, as far as they are known. */
export interface Counterparts {
  /** URIs. */
  readonly request: string | undefined;
  readonly keyFile: string | undefined;
}

export interface ImportCertificatePlan {
  readonly source: string;
  readonly overwrite?: boolean | undefined;
  /** What the person says it belongs to, as URIs. */
  readonly request?: string | undefined;
  readonly keyFile?: string | undefined;
  /** Finds what belongs to a certificate by its public key. */
  readonly find: (certificate: Certificate) => Promise<Counterparts>;
  /** Certificates of the workspace, for the chain. */
  readonly pool: CertificatePool;
}

export async function importCertificate(
  environment: CaEnvironment,
  plan: ImportCertificatePlan,
  control: Control,
): Promise<CaResult> {
  const { source } = plan;
  const certificates = await certificatesOf(environment, source);
  const { certificate, counterparts } = await ownOne(environment, plan, certificates);
  const home = counterparts.request ?? counterparts.keyFile ?? '';
  const request = await requestOf(environment, counterparts.request);
  const { issuers, isComplete } = chainAbove(certificate, certificates, plan.pool);
  const name = stemOf(nameOf(home));
  const all = certificateFiles(folderOf(home), name, certificate, issuers);
  const outputs = await notThere(environment, all);
  const files = outputs.map(({ uri }) => uri);
  const changes = request === undefined ? [] : compareWithRequest(request, certificate);
  const lost = request === undefined ? [] : lostNames(request, certificate);
  const { validity } = certificate;
  const [begin, end] = [validity?.notBefore?.instant ?? 0, validity?.notAfter?.instant ?? 0];
  const result: CaResult = {
    ...EMPTY,
    title: `Certificate for ${nameText(certificate.subject)}`,
    rows: [
      { label: 'Issuer', value: nameText(certificate.issuer) },
      { label: 'Valid', value: `${dateText(begin)} to ${dateText(end)}` },
      {
        label: 'Request',
        value: counterparts.request === undefined ? 'not found' : nameOf(counterparts.request),
      },
      {
        label: 'Private key',
        value: counterparts.keyFile === undefined ? 'not found' : nameOf(counterparts.keyFile),
      },
      ...chainRows(issuers, isComplete),
    ],
    changes,
    findings: [],
    warnings: [
      ...(outputs.length === 0 ? ['Everything is in its place already.'] : []),
      ...(lost.length === 0
        ? []
        : [
            `The CA left out ${lost.join(', ')}: under these names the certificate is not accepted. Ask the CA for one with them.`,
          ]),
      ...(end < environment.now() ? [`The certificate ended on ${dateText(end)}.`] : []),
      ...(begin > environment.now() + CLOCK_TOLERANCE
        ? [`The certificate is not valid before ${dateText(begin)}.`]
        : []),
      ...(counterparts.keyFile === undefined
        ? [
            'The private key is not in the workspace: it lies on the device, or is encrypted under another name.',
          ]
        : []),
      ...(isComplete
        ? []
        : ['Not all CAs above it are known: ask the CA for its chain, and import that file.']),
    ],
    files,
    existing: await existingOf(environment, files),
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  if (outputs.length === 0) {
    return { ...result, done: true };
  }
  await checkFree(environment, files, plan.overwrite, LEAD);
  control.throwIfCancelled();
  control.report('Writing the files');
  await writeTogether(environment, outputs, plan.overwrite, LEAD);
  return { ...result, done: true, existing: [], serialNumber: certificate.serialNumber?.hex };
}

/** What is not in its place already, octet for octet. */
async function notThere({ files }: CaEnvironment, outputs: readonly Output[]): Promise<readonly Output[]> {
  const found = await Promise.all(
    outputs.map(async (output) => {
      const octets = await files.read(output.uri);
      return octets !== undefined && sameBytes(octets, output.octets) ? [] : [output];
    }),
  );
  return found.flat();
}

async function objectsAt({ files }: CaEnvironment, uri: string): Promise<readonly PkiObject[]> {
  const octets = await files.read(uri);
  if (octets === undefined) {
    throw new CaError(`${LEAD}: there is no file ${nameOf(uri)}.`);
  }
  return objectsOfFile(uri, octets);
}

async function certificatesOf(environment: CaEnvironment, uri: string): Promise<readonly Certificate[]> {
  const certificates = (await objectsAt(environment, uri)).filter((object) => object.kind === 'certificate');
  if (certificates.length === 0) {
    throw new CaError(`${LEAD}: there is no certificate in ${nameOf(uri)}.`);
  }
  return certificates;
}

interface Own {
  readonly certificate: Certificate;
  readonly counterparts: Counterparts;
}

/** Of the certificates of a file the one that something of ours belongs to. */
async function ownOne(
  environment: CaEnvironment,
  { find, source, request, keyFile }: ImportCertificatePlan,
  certificates: readonly Certificate[],
): Promise<Own> {
  const chosen = request ?? keyFile;
  if (chosen !== undefined) {
    const objects = await objectsAt(environment, chosen);
    // An encrypted key does not tell whose it is.
    const isClosed = request === undefined && objects.every(({ kind }) => kind !== 'privateKey');
    const certificate = certificates.find(
      (each) => isClosed || objects.some((object) => isKeyFor(object, each)),
    );
    if (certificate === undefined) {
      throw new CaError(
        `${LEAD}: ${nameOf(source)} does not belong to ${nameOf(chosen)}: it has another public key. Choose the request that the CA got.`,
      );
    }
    const found = await find(certificate);
    return {
      certificate,
      counterparts: { request: request ?? found.request, keyFile: keyFile ?? found.keyFile },
    };
  }
  for (const certificate of certificates) {
    const counterparts = await find(certificate);
    if (counterparts.request !== undefined || counterparts.keyFile !== undefined) {
      return { certificate, counterparts };
    }
  }
  const names = certificates.map(({ subject }) => nameText(subject)).join('; ');
  throw new CaError(
    `${LEAD}: neither a request nor a private key with the public key of ${nameOf(source)} (${names}) is in the workspace. Choose the request that the CA got.`,
  );
}

async function requestOf(
  environment: CaEnvironment,
  uri: string | undefined,
): Promise<CertificateRequest | undefined> {
  const objects = uri === undefined ? [] : await objectsAt(environment, uri);
  return objects.find((object) => object.kind === 'certificateRequest');
}
