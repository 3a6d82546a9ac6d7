/** Subject and Issuer Alternative Name (RFC 5280 §4.2.1.6, §4.2.1.7), and the issuer of a CRL entry (§5.3.3). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { type GeneralName, readGeneralNames } from '../generalName';
import { type ObjectProblem, report } from '../objectProblem';

export interface AltName {
  readonly kind: 'subjectAltName' | 'issuerAltName' | 'certificateIssuer';
  readonly node: DerNode;
  readonly names: readonly GeneralName[];
}

export function readSubjectAltName(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): AltName | undefined {
  return readNames('subjectAltName', node, field, problems);
}

export function readIssuerAltName(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): AltName | undefined {
  return readNames('issuerAltName', node, field, problems);
}

export function readCertificateIssuer(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): AltName | undefined {
  return readNames('certificateIssuer', node, field, problems);
}

function readNames(
  kind: AltName['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): AltName | undefined {
  return isUniversal(node, Tag.sequence)
    ? { kind, node, names: readGeneralNames(node, field, problems) }
    : report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of names');
}
