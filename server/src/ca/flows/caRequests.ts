/** The requests beside a CA: those that wait, and those that were rejected. */

import { encodingOf } from '../../core/der/values';
import { nameText } from '../../core/describe/describeName';
import type { CertificateRequest } from '../../core/x509/certificateRequest';
import { commonName } from '../../core/x509/name';
import { sameBytes } from '../../core/x509/sameName';
import { objectsOfText } from '../keys/openKey';
import type { CaFolder } from '../stores/caStore';
import { type FileStore, join } from '../stores/fileStore';
import { toSlashes } from '../stores/indexFile';
import { textOf } from '../stores/textOf';
import { certificateOf } from './issuedCertificate';
import { REASON_FILE } from './rejectRequest';

export interface CaRequest {
  readonly uri: string;
  readonly subject: string;
  /** The common name, else the whole subject, else the name of the file. */
  readonly title: string;
  /** Why it was rejected. */
  readonly reason: string | undefined;
}

/** So many files of a folder are looked at. */
const MAX_REQUESTS = 1000;
/** So many certificates of one subject are held against a request. */
const MAX_TRIES = 20;

export async function listRequests(
  files: FileStore,
  ca: CaFolder,
): Promise<{ readonly pending: readonly CaRequest[]; readonly rejected: readonly CaRequest[] }> {
  const { requests, rejected } = ca.layout;
  const pending: CaRequest[] = [];
  for (const { found, uri, name } of await readRequests(files, ca, requests)) {
    const subject = found.subject === undefined ? '' : toSlashes(found.subject);
    const candidates = ca.rows.filter((row) => row.subject === subject).slice(-MAX_TRIES);
    const places = [
      // Where the form puts the certificate for a request.
      uri.replace(/\.\w+$/, '.crt'),
      ...candidates.map(({ serial }) => join(ca.uri, `${ca.layout.newCertificates}/${serial}.pem`)),
    ];
    if (!(await isAnswered(files, found, places))) {
      pending.push(toRequest(found, uri, name, undefined));
    }
  }
  const refused: CaRequest[] = [];
  for (const { found, uri, name } of await readRequests(files, ca, rejected)) {
    const reason = await files.read(`${uri}${REASON_FILE}`);
    refused.push(toRequest(found, uri, name, reason && textOf(reason).trim()));
  }
  return { pending, rejected: refused };
}

interface Found {
  readonly found: CertificateRequest;
  readonly uri: string;
  readonly name: string;
}

async function readRequests(files: FileStore, ca: CaFolder, folder: string): Promise<readonly Found[]> {
  const entries = (await files.list(join(ca.uri, folder))) ?? [];
  const names = entries
    .filter(({ kind, name }) => kind === 'file' && /\.(csr|req|p10|pem)$/i.test(name))
    .map(({ name }) => name)
    .sort()
    .slice(0, MAX_REQUESTS);
  const all: Found[] = [];
  for (const name of names) {
    const uri = join(ca.uri, `${folder}/${name}`);
    const octets = await files.read(uri);
    const found = octets && objectsOfText(textOf(octets)).find(({ kind }) => kind === 'certificateRequest');
    if (found?.kind === 'certificateRequest') {
      all.push({ found, uri, name });
    }
  }
  return all;
}

/** A certificate for its key is there: the request was granted, whoever signed it. */
async function isAnswered(
  files: FileStore,
  { publicKey }: CertificateRequest,
  places: readonly string[],
): Promise<boolean> {
  const own = publicKey && encodingOf(publicKey.node);
  for (const place of places) {
    const octets = own && (await files.read(place));
    const certificate = octets && certificateOf(textOf(octets));
    const theirs = certificate?.publicKey && encodingOf(certificate.publicKey.node);
    if (own !== undefined && theirs !== undefined && sameBytes(own, theirs)) {
      return true;
    }
  }
  return false;
}

function toRequest(
  { subject }: CertificateRequest,
  uri: string,
  name: string,
  reason: string | undefined,
): CaRequest {
  const whole = nameText(subject);
  return { uri, subject: whole, title: (subject && commonName(subject)) || whole || name, reason };
}
