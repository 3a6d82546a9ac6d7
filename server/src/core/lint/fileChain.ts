/** The chain that a file holds for a server or device: one end entity, and the CAs above it. */
import type { Certificate } from '../x509/certificate';
import { sameBytes } from '../x509/sameName';
import { isCa } from './certificateFacts';
import { linksIn } from './fileIssuers';
import { type CertificateOfFile, certificatesIn, type FileObjects } from './fileObjects';

/** Files with more certificates are collections. */
const MOST = 100;

/**
 * From the end entity up, in whatever order the file has them; empty where the file has no certificate of an end
 * entity, or several, or is no chain but a collection.
 */
export function chainIn(document: FileObjects): readonly CertificateOfFile[] {
  const certificates = certificatesIn(document);
  if (certificates.length > MOST) {
    return [];
  }
  const [leaf, ...others] = certificates.filter(({ certificate }) => !isCa(certificate));
  if (
    leaf === undefined ||
    others.some(({ certificate }) => !sameBytes(certificate.bytes, leaf.certificate.bytes))
  ) {
    return [];
  }
  const above = new Map<Certificate, CertificateOfFile>();
  for (const { child, issuer, signature } of linksIn(document)) {
    if (signature !== 'bad') {
      above.set(child.certificate, issuer);
    }
  }
  const chain: CertificateOfFile[] = [];
  for (let next: CertificateOfFile | undefined = leaf; next !== undefined && !chain.includes(next); ) {
    chain.push(next);
    next = above.get(next.certificate);
  }
  return chain;
}
