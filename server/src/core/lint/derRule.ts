import type { DerNode, DerProblemKind } from '../der/readDer';
import type { PkiObject } from '../pkiObject';
import type { ByteSpan } from '../text';
import { atNode, type Citation, defineRule, type Finding, RFC_5280, type Rule } from './rule';
import type { Severity } from './severity';

/**
 * The objects whose signatures are made over DER, or that RFC 5280 wants in DER. Messages, key stores and keys
 * may be BER.
 */
export const DER_KINDS = [
  'certificate',
  'certificateRequest',
  'certificateList',
  'publicKey',
  'ocspResponse',
] as const;

/** An object that has to be DER. */
export type DerObject = Extract<PkiObject, { readonly kind: (typeof DER_KINDS)[number] }>;

interface DerRule {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** Without the advice, which is the same for all. */
  readonly message: string;
}

const ADVICE =
  'Have the object issued again by a program that writes DER; changing the bytes would break the signature.';

/** A rule that words what the reader of DER saw. */
export function defineDerRule(problem: DerProblemKind, { message, citations, ...rest }: DerRule): Rule {
  return defineRule({
    ...rest,
    severity: 'error',
    citations: [...citations, RFC_5280('§4.1')],
    appliesTo: DER_KINDS,
    check(object) {
      const ofDocument = object.document.problems.filter(({ kind }) => kind === problem);
      const ofParts = object.problems.filter(
        ({ kind, detail }) => kind === 'bad-encoding' && detail === problem,
      );
      return [...ofDocument, ...ofParts].map(({ span }) => findingOf(object, span, message));
    },
  });
}

function findingOf(object: DerObject, span: ByteSpan, message: string): Finding {
  return {
    place: { kind: 'bytes', span, of: object.node.bytes },
    message: `${message} ${ADVICE}`,
    ...severityOf(object),
  };
}

interface DerValueRule extends Omit<DerRule, 'message'> {
  /** Of the universal types that are looked at. */
  readonly tags: readonly number[];
  readonly message: (node: DerNode) => string;
}

/** A rule on single values; `isFaulty` is asked of those with the tags alone. */
export function defineDerValueRule(
  { tags, message, citations, ...rest }: DerValueRule,
  isFaulty: (node: DerNode) => boolean,
): Rule {
  for (const tag of tags) {
    lookedAt.add(tag);
  }
  return defineRule({
    ...rest,
    severity: 'error',
    citations: [...citations, RFC_5280('§4.1')],
    appliesTo: DER_KINDS,
    check(object) {
      const values = valuesOf(object);
      return tags.flatMap((tag) =>
        (values.get(tag) ?? NO_NODES).filter(isFaulty).map((node) => ({
          place: atNode(node),
          message: `${message(node)} ${ADVICE}`,
          ...severityOf(object),
        })),
      );
    },
  });
}

/** Requests are read by one CA, once: many take BER. */
function severityOf(object: DerObject): { readonly severity?: Severity } {
  return object.kind === 'certificateRequest' ? { severity: 'warning' } : {};
}

/** Values of the universal types that a rule looks at. */
type ValuesByTag = ReadonlyMap<number, DerNode[]>;

/** What the rules that are defined look at. */
const lookedAt = new Set<number>();
const NO_NODES: readonly DerNode[] = [];
const valuesByObject = new WeakMap<DerObject, ValuesByTag>();

/** Every value of the object, and of the values that its extensions wrap; walked once for all rules. */
function valuesOf(object: DerObject): ValuesByTag {
  let found = valuesByObject.get(object);
  if (found === undefined) {
    const into: ValuesByTag = new Map([...lookedAt].map((tag) => [tag, []]));
    collect(object.node, into);
    if ('extensions' in object) {
      for (const { value } of object.extensions) {
        if (value.node !== undefined) {
          collect(value.node, into);
        }
      }
    }
    found = into;
    valuesByObject.set(object, found);
  }
  return found;
}

function collect(node: DerNode, into: ValuesByTag): void {
  if (node.tagClass === 'universal') {
    into.get(node.tag)?.push(node);
  }
  for (const child of node.children) {
    collect(child, into);
  }
}
