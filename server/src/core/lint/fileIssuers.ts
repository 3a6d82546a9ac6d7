/** Which certificate of a file signed which other one. */

import type { SignatureVerdict } from '../crypto/verifySignature';
import { type SignedObject, verifySigned } from '../crypto/verifySigned';
import { contentOf } from '../der/values';
import type { Block } from '../encoding/encoded';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import type { Name } from '../x509/name';
import { nameKey, sameBytes } from '../x509/sameName';
import { isSelfIssued } from './certificateFacts';
import type { DocumentSubject } from './subjects';

export interface CertificateOfFile {
  readonly block: Block;
  readonly certificate: Certificate;
}

/** A certificate, and one of the file that bears the name of its issuer. */
export interface Link {
  readonly child: CertificateOfFile;
  readonly issuer: CertificateOfFile;
  readonly signature: SignatureVerdict;
  /** `same` and `other`: what the key identifiers of both say; `unknown` where one has none. */
  readonly keyIdentifiers: 'same' | 'other' | 'unknown';
}

const known = new WeakMap<readonly Block[], readonly Link[]>();

/** One link for each certificate whose issuer stands in the same file; of several namesakes the one that signed. */
export function linksIn({ blocks, objectOf }: DocumentSubject): readonly Link[] {
  let found = known.get(blocks);
  if (found === undefined) {
    found = linksOf(certificatesIn(blocks, objectOf));
    known.set(blocks, found);
  }
  return found;
}

function certificatesIn(
  blocks: readonly Block[],
  objectOf: DocumentSubject['objectOf'],
): readonly CertificateOfFile[] {
  return blocks.flatMap((block) => {
    const certificate = objectOf(block);
    return certificate.kind === 'certificate' ? [{ block, certificate }] : [];
  });
}

function linksOf(certificates: readonly CertificateOfFile[]): readonly Link[] {
  const children = certificates.filter(({ certificate }) => !isSelfIssued(certificate));
  if (children.length === 0 || certificates.length < 2) {
    return [];
  }
  const bySubject = new Map<string, CertificateOfFile[]>();
  for (const each of certificates) {
    const key = keyOf(each.certificate.subject);
    bySubject.set(key, [...(bySubject.get(key) ?? []), each]);
  }
  return children.flatMap((child) => {
    const namesakes = (bySubject.get(keyOf(child.certificate.issuer)) ?? [])
      .filter(({ certificate }) => certificate !== child.certificate)
      .slice(0, MAX_NAMESAKES);
    const links = namesakes.map((issuer) => linkBetween(child, issuer));
    const best = links.find(({ signature }) => signature === 'good') ?? links.sort(byIdentifier)[0];
    return best === undefined ? [] : [best];
  });
}

/** More certificates of one name stand in no file that makes sense. */
const MAX_NAMESAKES = 16;
const ORDER = ['same', 'unknown', 'other'] as const;

function byIdentifier(one: Link, other: Link): number {
  return ORDER.indexOf(one.keyIdentifiers) - ORDER.indexOf(other.keyIdentifiers);
}

const keys = new WeakMap<Name, string>();

function keyOf(name: Name | undefined): string {
  if (name === undefined || name.rdns.length === 0) {
    return '';
  }
  let key = keys.get(name);
  if (key === undefined) {
    key = nameKey(name);
    keys.set(name, key);
  }
  return key;
}

const verdicts = new WeakMap<SignedObject, WeakMap<Certificate, SignatureVerdict>>();

function linkBetween(child: CertificateOfFile, issuer: CertificateOfFile): Link {
  const ofChild = verdicts.get(child.certificate) ?? new WeakMap<Certificate, SignatureVerdict>();
  verdicts.set(child.certificate, ofChild);
  const signature =
    ofChild.get(issuer.certificate) ?? verifySigned(child.certificate, issuer.certificate.publicKey);
  ofChild.set(issuer.certificate, signature);
  const wanted = findExtensionValue(child.certificate.extensions, 'authorityKeyIdentifier')?.keyIdentifier;
  const own = findExtensionValue(issuer.certificate.extensions, 'subjectKeyIdentifier')?.keyIdentifier;
  const keyIdentifiers =
    wanted === undefined || own === undefined
      ? 'unknown'
      : sameBytes(contentOf(wanted), contentOf(own))
        ? 'same'
        : 'other';
  return { child, issuer, signature, keyIdentifiers };
}
