/** Microsoft certificate template, version 2: SEQUENCE { templateID, major INTEGER, minor INTEGER } (MS-WCCE §2.2.2.7.7.2). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface MsCertificateTemplate {
  readonly kind: 'msCertificateTemplate';
  readonly node: DerNode;
  readonly templateId: string;
  readonly majorVersion: number | undefined;
  readonly minorVersion: number | undefined;
}

export function readMsCertificateTemplate(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): MsCertificateTemplate | undefined {
  const [idNode, major, minor] = node.children;
  const templateId = readObjectIdentifier(idNode);
  if (templateId === undefined) {
    return report(problems, 'wrong-type', field, node, 'does not hold the OBJECT IDENTIFIER of a template');
  }
  return {
    kind: 'msCertificateTemplate',
    node,
    templateId,
    majorVersion: isUniversal(major, Tag.integer) ? readSmallInteger(major) : undefined,
    minorVersion: isUniversal(minor, Tag.integer) ? readSmallInteger(minor) : undefined,
  };
}
