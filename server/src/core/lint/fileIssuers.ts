/** Which certificate of a file signed which other one. */
import type { Block } from '../encoding/encoded';
import type { Certificate } from '../x509/certificate';
import { isSelfIssued } from './certificateFacts';
import { type CertificateOfFile, certificatesIn, type FileObjects } from './fileObjects';
import { type Issuing, issuingBetween, keyOfName } from './issuing';

/** A certificate, and one of the file that bears the name of its issuer. */
export interface Link extends Issuing {
  readonly child: CertificateOfFile;
  readonly issuer: CertificateOfFile;
}

const known = new WeakMap<readonly Block[], readonly Link[]>();

/** One link for each certificate whose issuer stands in the same file; of several namesakes the one that signed. */
export function linksIn(document: FileObjects): readonly Link[] {
  let found = known.get(document.blocks);
  if (found === undefined) {
    found = linksOf(certificatesIn(document));
    known.set(document.blocks, found);
  }
  return found;
}

function linksOf(certificates: readonly CertificateOfFile[]): readonly Link[] {
  const children = certificates.filter(({ certificate }) => !isSelfIssued(certificate));
  if (children.length === 0 || certificates.length < 2) {
    return [];
  }
  const bySubject = new Map<string, CertificateOfFile[]>();
  for (const { certificate } of children) {
    const { issuer } = namesOf(certificate);
    if (!bySubject.has(issuer)) {
      bySubject.set(issuer, []);
    }
  }
  for (const each of certificates) {
    bySubject.get(namesOf(each.certificate).subject)?.push(each);
  }
  const links: Link[] = [];
  for (const child of children) {
    const namesakes = bySubject.get(namesOf(child.certificate).issuer) ?? [];
    const link = namesakes.length === 0 ? undefined : linkTo(namesakes, child);
    if (link !== undefined) {
      links.push(link);
    }
  }
  return links;
}

function linkTo(namesakes: readonly CertificateOfFile[], child: CertificateOfFile): Link | undefined {
  const links = namesakes
    .filter(({ certificate }) => certificate !== child.certificate)
    .slice(0, MAX_NAMESAKES)
    .map((issuer) => ({ child, issuer, ...issuingBetween(child.certificate, issuer.certificate) }));
  return links.find(({ signature }) => signature === 'good') ?? links.sort(byIdentifier)[0];
}

interface Names {
  readonly issuer: string;
  readonly subject: string;
}

const names = new WeakMap<Certificate, Names>();

/** Looked up together, for files of thousands of certificates. */
function namesOf(certificate: Certificate): Names {
  let found = names.get(certificate);
  if (found === undefined) {
    found = { issuer: keyOfName(certificate.issuer), subject: keyOfName(certificate.subject) };
    names.set(certificate, found);
  }
  return found;
}

/** More certificates of one name stand in no file that makes sense. */
const MAX_NAMESAKES = 16;
const ORDER = ['same', 'unknown', 'other'] as const;

function byIdentifier(one: Link, other: Link): number {
  return ORDER.indexOf(one.keyIdentifiers) - ORDER.indexOf(other.keyIdentifiers);
}
