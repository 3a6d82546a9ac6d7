/** Parameters that keys share: DH (PKCS #3 §9), X9.42 DH and DSA (RFC 3279 §2.3.2, §2.3.3), curves (RFC 3279 §2.3.5). */
import type { DerDocument, DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import type { EllipticCurve } from '../x509/ellipticCurves';
import { type ObjectProblem, report, reportMissing } from '../x509/objectProblem';
import { explicitCurveBits, integerBits, namedCurve } from '../x509/publicKeyInfo';

export type ParameterFamily = 'DH' | 'X9.42 DH' | 'DSA' | 'EC';

export interface ParameterComponent {
  readonly name: string;
  readonly node: DerNode;
}

export interface DomainParameters {
  readonly kind: 'domainParameters';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly algorithmName: ParameterFamily;
  /** Of the prime, or of the order of the curve. */
  readonly bits: number | undefined;
  readonly curve: EllipticCurve | undefined;
  readonly explicitCurve: DerNode | undefined;
  readonly components: readonly ParameterComponent[];
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

const NAMES: Readonly<Record<ParameterFamily, readonly string[]>> = {
  DH: ['prime', 'base', 'privateValueLength'],
  'X9.42 DH': ['p', 'g', 'q', 'j', 'validationParms'],
  DSA: ['p', 'q', 'g'],
  EC: ['version', 'fieldID', 'curve', 'base', 'order', 'cofactor', 'hash'],
};
const REQUIRED: Readonly<Record<ParameterFamily, number>> = { DH: 2, 'X9.42 DH': 3, DSA: 3, EC: 5 };

export function domainParametersFrom(
  bytes: Uint8Array,
  document: DerDocument,
  node: DerNode,
  family: ParameterFamily,
): DomainParameters {
  const problems: ObjectProblem[] = [];
  const isNamed = family === 'EC' && isUniversal(node, Tag.oid);
  const curve = isNamed ? namedCurve(node) : undefined;
  const components = isNamed ? [] : readComponents(node, family, problems);
  const explicitCurve = family === 'EC' && !isNamed ? node : undefined;
  const prime = components[0]?.node;
  return {
    kind: 'domainParameters',
    bytes,
    document,
    node,
    algorithmName: family,
    bits:
      family === 'EC'
        ? ((curve?.bits || undefined) ?? explicitCurveBits(explicitCurve))
        : prime && integerBits(prime),
    curve,
    explicitCurve,
    components,
    expectedByLabel: undefined,
    problems,
  };
}

function readComponents(
  node: DerNode,
  family: ParameterFamily,
  problems: ObjectProblem[],
): readonly ParameterComponent[] {
  const names = NAMES[family];
  if (!isUniversal(node, Tag.sequence)) {
    report(problems, 'wrong-type', '', node, 'is not a SEQUENCE of parameters');
  }
  names.slice(node.children.length, REQUIRED[family]).forEach((name) => {
    reportMissing(problems, name, node);
  });
  return node.children.map((child, at) => ({ name: names[at] ?? `[${at}]`, node: child }));
}
