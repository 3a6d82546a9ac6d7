/** Which reader decodes the value of which extension. One line each. */
import { type DerNode, readDerWithin } from '../../der/readDer';
import type { ObjectProblem } from '../objectProblem';
import { type AuthorityKeyIdentifier, readAuthorityKeyIdentifier } from './authorityKeyIdentifier';
import { type BasicConstraints, readBasicConstraints } from './basicConstraints';
import { type ExtKeyUsage, readExtKeyUsage } from './extKeyUsage';
import { type InfoAccess, readAuthorityInfoAccess, readSubjectInfoAccess } from './infoAccess';
import { type KeyUsage, readKeyUsage } from './keyUsage';
import { type AltName, readIssuerAltName, readSubjectAltName } from './subjectAltName';
import { readSubjectKeyIdentifier, type SubjectKeyIdentifier } from './subjectKeyIdentifier';

/** An extension that we do not know, or whose value breaks its own definition: shown as an ASN.1 tree. */
export interface UnknownExtension {
  readonly kind: 'unknown';
  /** The DER inside the OCTET STRING; `undefined` where there is none. */
  readonly node: DerNode | undefined;
}

export type ExtensionValue =
  | AltName
  | AuthorityKeyIdentifier
  | BasicConstraints
  | ExtKeyUsage
  | InfoAccess
  | KeyUsage
  | SubjectKeyIdentifier
  | UnknownExtension;

type ReadValue = (node: DerNode, field: string, problems: ObjectProblem[]) => ExtensionValue | undefined;

const READERS: ReadonlyMap<string, ReadValue> = new Map<string, ReadValue>([
  ['2.5.29.14', readSubjectKeyIdentifier],
  ['2.5.29.15', readKeyUsage],
  ['2.5.29.17', readSubjectAltName],
  ['2.5.29.18', readIssuerAltName],
  ['2.5.29.19', readBasicConstraints],
  ['2.5.29.35', readAuthorityKeyIdentifier],
  ['2.5.29.37', readExtKeyUsage],
  ['1.3.6.1.5.5.7.1.1', readAuthorityInfoAccess],
  ['1.3.6.1.5.5.7.1.11', readSubjectInfoAccess],
]);

/** Decodes what the OCTET STRING of an extension wraps. */
export function readExtensionValue(
  oid: string,
  octetString: DerNode,
  field: string,
  problems: ObjectProblem[],
): ExtensionValue {
  const document = readDerWithin(octetString.bytes, octetString.contentStart, octetString.contentEnd);
  const { root } = document;
  const read = READERS.get(oid);
  if (read === undefined) {
    return { kind: 'unknown', node: root };
  }
  for (const problem of document.problems) {
    problems.push({ kind: 'bad-encoding', field, node: octetString, span: problem.span, detail: problem.kind });
  }
  return (root === undefined ? undefined : read(root, field, problems)) ?? { kind: 'unknown', node: root };
}
