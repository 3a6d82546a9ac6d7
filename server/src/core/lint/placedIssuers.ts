/** Certificates of a file, and what other files of the workspace hold of their issuers. */
import type { Block } from '../encoding/encoded';
import type { IndexEntry } from '../workspace/indexEntry';
import type { PlacedCertificate } from '../workspace/surroundings';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import { sameBytes } from '../x509/sameName';
import { isAnchor, isSelfIssued } from './certificateFacts';
import { type CertificateOfFile, certificatesIn, type FileObjects } from './fileObjects';
import { type Issuing, issuingBetween, keyOfName } from './issuing';
import { atNode, defineRule, inBlock, type Place, type Rule, type RuleOf } from './rule';
import type { PlacedDocumentSubject } from './subjects';

/** A certificate with the name of an issuer. */
export interface PossibleIssuer extends PlacedCertificate, Issuing {}

export interface ElsewhereIssued {
  readonly block: Block;
  readonly certificate: Certificate;
  /** All of that name, none of them in this file; those that made the signature first. */
  readonly issuers: readonly PossibleIssuer[];
}

/** With more certificates a file is a collection, as trust stores are: it is not judged by other files. */
const COLLECTION = 50;

/** The certificates of a file that are judged by what other files hold. */
export function certificatesToPlace(document: FileObjects): readonly CertificateOfFile[] {
  const certificates = certificatesIn(document);
  return certificates.length > COLLECTION ? [] : certificates;
}

/** The certificates that another one issued whose certificate does not stand in the same file. */
export function* issuedElsewhere(document: PlacedDocumentSubject): Generator<ElsewhereIssued> {
  for (const { block, certificate } of certificatesToPlace(document)) {
    if (keyOfName(certificate.issuer) === '' || isAnchor(certificate)) {
      continue;
    }
    const issuers = possibleIssuers(document, certificate);
    if (!hasNamesakeOfIssuer(document, certificate) && !(isSelfIssued(certificate) && issuers.length === 0)) {
      yield { block, certificate, issuers };
    }
  }
}

/** The issuer, or another of its name, stands in the same file, whether the file is in the index or not. */
function hasNamesakeOfIssuer(document: PlacedDocumentSubject, child: Certificate): boolean {
  const key = keyOfName(child.issuer);
  const { surroundings } = document;
  return (
    certificatesIn(document).some(
      ({ certificate }) =>
        keyOfName(certificate.subject) === key && !sameBytes(certificate.bytes, child.bytes),
    ) ||
    // In containers of the file.
    surroundings
      .certificatesOf(key)
      .some(
        ({ entry, certificate }) =>
          entry.uri === surroundings.uri && !sameBytes(certificate.bytes, child.bytes),
      )
  );
}

const ORDER = ['good', 'unsupported', 'bad'] as const;

/** Every other certificate that bears the name of the issuer, those that made the signature first. */
export function possibleIssuers(
  { surroundings }: PlacedDocumentSubject,
  object: Certificate | CertificateList,
): readonly PossibleIssuer[] {
  const key = keyOfName(object.issuer);
  return (key === '' ? [] : surroundings.certificatesOf(key))
    .filter(({ certificate }) => !sameBytes(certificate.bytes, object.bytes))
    .map((placed) => ({ ...placed, ...issuingBetween(object, placed.certificate) }))
    .sort((one, other) => ORDER.indexOf(one.signature) - ORDER.indexOf(other.signature));
}

const MAX_LENGTH = 10;

/** From the issuer of a certificate to the last one that is there, each of which signed the one before. */
export function* issuersAbove(
  document: PlacedDocumentSubject,
  certificate: Certificate,
): Generator<PlacedCertificate> {
  let current = certificate;
  for (let step = 0; step < MAX_LENGTH && !isAnchor(current); step++) {
    const issuer = possibleIssuers(document, current).find(({ signature }) => signature === 'good');
    if (issuer === undefined) {
      return;
    }
    yield issuer;
    current = issuer.certificate;
  }
}

/** Ways that are looked at; more make no sense. */
const MAX_PATHS = 32;

/**
 * Every way from the issuer of a certificate up, as {@link issuersAbove} goes one of them: CAs that were renewed or
 * cross-signed have several certificates. None where no issuer is there.
 */
export function pathsAbove(
  document: PlacedDocumentSubject,
  certificate: Certificate,
): readonly (readonly PlacedCertificate[])[] {
  const paths: (readonly PlacedCertificate[])[] = [];
  function goOn(below: readonly PlacedCertificate[], current: Certificate): void {
    const above =
      isAnchor(current) || below.length >= MAX_LENGTH
        ? []
        : possibleIssuers(document, current).filter(
            ({ signature, entry }) =>
              signature === 'good' && !below.some((each) => each.entry.sha256 === entry.sha256),
          );
    if (above.length === 0 && below.length > 0) {
      paths.push(below);
    }
    for (const issuer of above) {
      if (paths.length < MAX_PATHS) {
        goOn([...below, issuer], issuer.certificate);
      }
    }
  }
  goOn([], certificate);
  return paths;
}

export interface PlacedList {
  readonly entry: IndexEntry;
  readonly list: CertificateList;
}

/** Revocation lists of the workspace with the issuer of a certificate or of another list. */
export function listsFor(
  { surroundings }: PlacedDocumentSubject,
  { issuer, bytes }: Certificate | CertificateList,
): readonly PlacedList[] {
  const key = keyOfName(issuer);
  return surroundings.find('listIssuer', key === '' ? undefined : key).flatMap((entry) => {
    const list = surroundings.decode(entry);
    return list?.kind === 'certificateList' && !sameBytes(list.bytes, bytes) ? { entry, list } : [];
  });
}

/** The name of the issuer in a certificate. */
export function atIssuer(block: Block, { issuer, node }: Certificate | CertificateList): Place {
  return inBlock(block, atNode(issuer?.node ?? node));
}

/** A rule on what only the other files of the workspace show. */
export function definePlacedRule(rule: Omit<RuleOf<'placedDocument'>, 'appliesTo'>): Rule {
  return defineRule({ ...rule, appliesTo: 'placedDocument' });
}
