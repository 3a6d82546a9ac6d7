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
    *check(object) {
      for (const { kind, span } of object.document.problems) {
        if (kind === problem) {
          yield findingOf(object, span, message);
        }
      }
      for (const { kind, detail, span } of object.problems) {
        if (kind === 'bad-encoding' && detail === problem) {
          yield findingOf(object, span, message);
        }
      }
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

/** A rule on single values; `fault` says what is wrong with a node, `undefined` where nothing is. */
export function defineDerValueRule(
  { message, citations, ...rest }: Omit<DerRule, 'message'> & { readonly message: (node: DerNode) => string },
  isFaulty: (node: DerNode) => boolean,
): Rule {
  return defineRule({
    ...rest,
    severity: 'error',
    citations: [...citations, RFC_5280('§4.1')],
    appliesTo: DER_KINDS,
    *check(object) {
      for (const node of valuesOf(object)) {
        if (isFaulty(node)) {
          yield { place: atNode(node), message: `${message(node)} ${ADVICE}`, ...severityOf(object) };
        }
      }
    },
  });
}

/** Requests are read by one CA, once: many take BER. */
function severityOf(object: DerObject): { readonly severity?: Severity } {
  return object.kind === 'certificateRequest' ? { severity: 'warning' } : {};
}

const values = new WeakMap<DerObject, readonly DerNode[]>();

/** Every value of the object, and of the values that its extensions wrap; walked once for all rules. */
function valuesOf(object: DerObject): readonly DerNode[] {
  let found = values.get(object);
  if (found === undefined) {
    const into: DerNode[] = [];
    collect(object.node, into);
    if ('extensions' in object) {
      for (const { value } of object.extensions) {
        if (value.node !== undefined) {
          collect(value.node, into);
        }
      }
    }
    found = into;
    values.set(object, found);
  }
  return found;
}

function collect(node: DerNode, into: DerNode[]): void {
  into.push(node);
  for (const child of node.children) {
    collect(child, into);
  }
}
