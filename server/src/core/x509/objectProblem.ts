/**
 * What is broken in a decoded object. Readers go on past a broken part: its field is `undefined`, and
 * one entry here says where and why.
 */
import type { DerNode, DerProblem, DerProblemKind } from '../der/readDer';
import type { ByteSpan } from '../text';

export type ObjectProblemKind =
  /** A component that the definition requires is not there; node and span are those of its parent. */
  | 'missing'
  /** Another ASN.1 type stands where the component belongs. */
  | 'wrong-type'
  /** The type is right, the value is none that it can have. */
  | 'bad-value'
  /** Something the definition has no place for. */
  | 'unexpected'
  /** DER that an OCTET STRING or BIT STRING wraps breaks a rule of X.690; `detail` names it as `DerProblemKind` does. */
  | 'bad-encoding';

/** What a breach of X.690 comes to, said of the value that it is in. */
export const DER_FAULTS: Readonly<Record<DerProblemKind, string>> = {
  truncated: 'announces more octets than there are',
  'non-minimal-length': 'has a length in more octets than needed',
  'indefinite-length': 'leaves its length open, which DER does not allow',
  'non-minimal-tag': 'has a tag in more octets than needed',
  'reserved-length': 'has a length that cannot be',
  'wrong-form': 'is in pieces where it has to be whole, or the reverse',
  'too-deep': 'holds values within values, deeper than is read',
  'trailing-data': 'goes on behind the end of its value',
  empty: 'is empty',
};

/** What is wrong, said of the field. */
export function problemText({ kind, detail }: ObjectProblem): string {
  return kind === 'bad-encoding' ? (DER_FAULTS[detail as DerProblemKind] ?? detail) : detail;
}

export interface ObjectProblem {
  readonly kind: ObjectProblemKind;
  /** ASN.1 path, such as `tbsCertificate.validity.notAfter`. */
  readonly field: string;
  readonly node: DerNode | undefined;
  /** In the bytes of the object itself, also where `node` belongs to bytes that were put together from segments. */
  readonly span: ByteSpan;
  /** What stands there instead, in plain words. */
  readonly detail: string;
}

/** Adds a problem about `node` itself. */
export function report(
  problems: ObjectProblem[],
  kind: ObjectProblemKind,
  field: string,
  node: DerNode,
  detail: string,
): undefined {
  problems.push({ kind, field, node, span: { start: node.start, end: node.end }, detail });
  return undefined;
}

/** Adds a problem about a component of `parent` that is not there. */
export function reportMissing(problems: ObjectProblem[], field: string, parent: DerNode): undefined {
  return report(problems, 'missing', field, parent, 'is missing');
}

/** Adds what is wrong with DER that `container` wraps: each kind once, where it comes first. */
export function reportEncoding(
  problems: ObjectProblem[],
  field: string,
  container: DerNode,
  found: readonly DerProblem[],
): void {
  found.forEach(({ kind, span }, at) => {
    if (found.findIndex((other) => other.kind === kind) === at) {
      problems.push({ kind: 'bad-encoding', field, node: container, span, detail: kind });
    }
  });
}

/** The problems of a part whose bytes are not those of the object, placed where the part stands in it. */
export function placedAt(problems: readonly ObjectProblem[], container: DerNode): readonly ObjectProblem[] {
  const { bytes, start, end } = container;
  return problems.map((problem) =>
    problem.node === undefined || problem.node.bytes === bytes
      ? problem
      : { ...problem, span: { start, end } },
  );
}
