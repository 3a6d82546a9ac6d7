/**
 * The names of everything in an object: which field any byte belongs to, where it stands in the object,
 * and what is inside it.
 *
 * Fields are made when they are asked for. A byte in the middle of a long revocation list costs the
 * fields above it, not the fifty thousand beside it.
 */
import type { DerNode } from '../der/readDer';
import { pieceOf, readDerWithin } from '../der/readDer';
import type { ByteSpan } from '../text';
import { childrenOf, elementAt } from './childrenOf';
import type { Field } from './field';
import { hiddenBy, matches, nothingMade, resolve } from './field';
import { rawField } from './makeField';
import type { Asn1Type } from './schema';
import { any } from './schema';
import type { SchemaName } from './schemas';
import { schemaType } from './schemas';

export interface FieldTree {
  readonly root: Field;
  /** What follows the outermost value, where the bytes go on. */
  readonly trailing: Field | undefined;
}

/** The tree of `root` as a value of the type `schema`. */
export function fieldTree(root: DerNode, schema: SchemaName): FieldTree {
  const { bytes } = root;
  const type = schemaType(schema);
  if (schema === 'TrustedCertificate' && root.end < bytes.length) {
    const aux = readDerWithin(bytes, root.end, bytes.length).root;
    if (aux !== undefined) {
      const both = { ...pieceOf(root, root.start, aux.end), constructed: true, children: [root, aux] };
      return treeOf(both, type, schema);
    }
  }
  return treeOf(root, schema === 'TrustedCertificate' ? schemaType('Certificate') : type, schema);
}

function treeOf(root: DerNode, type: Asn1Type, schema: SchemaName): FieldTree {
  const hides = hiddenBy(type) !== undefined;
  const fits = matches(type, root) || root.contentStart === root.start;
  const { definition, typeName, suffix, ...resolved } = resolve(fits ? type : any, root, undefined);
  const secret = hides && !fits;
  const field: Field = {
    name: schema === 'Any' ? typeName : schema,
    path: suffix.slice(1),
    type: typeName,
    node: root,
    secret,
    parent: undefined,
    fits: fits && resolved.fits,
    definition,
    key: undefined,
    secretInside: secret,
    hidesStrangers: hides,
    depth: 0,
    made: nothingMade(),
  };
  const isWhole = root.start === 0 && root.end < root.bytes.length;
  return { root: field, trailing: isWhole ? trailingField(field) : undefined };
}

/**
 * What follows the outermost value: no part of it, but of the same object for those who look at the bytes.
 * It is never shown: behind a damaged first octet it may be the rest of a private key.
 */
function trailingField(root: Field): Field {
  const { end, bytes } = root.node;
  const name = 'trailing data';
  return {
    ...rawField(root, end, bytes.length, name),
    path: name,
    parent: undefined,
    depth: 0,
    secret: true,
    secretInside: true,
  };
}

/** The deepest field whose bytes hold the byte at this offset; the outermost one for an offset beyond all. */
export function fieldAt(tree: FieldTree, byte: number): Field {
  let field = tree.root;
  if (tree.trailing !== undefined && byte >= tree.trailing.node.start) {
    return tree.trailing;
  }
  for (;;) {
    const child = childAt(field, byte);
    if (child === undefined) {
      return field;
    }
    field = child;
  }
}

/** The fields of the first and the last of the bytes that one character encodes: one, or two where it straddles them. */
export function fieldsAt(tree: FieldTree, bytes: ByteSpan): readonly Field[] {
  const first = fieldAt(tree, bytes.start);
  const last = fieldAt(tree, Math.max(bytes.start, bytes.end - 1));
  return first === last ? [first] : [first, last];
}

/** The field of a value that has been read from the same bytes, by its span. */
export function fieldOf(tree: FieldTree, node: DerNode): Field | undefined {
  let field: Field | undefined = fieldAt(tree, node.start);
  while (field !== undefined && (field.node.start !== node.start || field.node.end !== node.end)) {
    field = field.parent;
  }
  return field;
}

function childAt(field: Field, byte: number): Field | undefined {
  const { kind } = field.definition;
  if (kind === 'list' || kind === 'any') {
    const at = indexAt(field.node.children, byte, (node) => node);
    return at === undefined ? undefined : elementAt(field, at);
  }
  const children = childrenOf(field);
  const at = indexAt(children, byte, (child) => child.node);
  return at === undefined ? undefined : children[at];
}

/** Index of the item whose bytes hold the offset; items stand in the order of their bytes. */
function indexAt<T>(items: readonly T[], byte: number, nodeOf: (item: T) => DerNode): number | undefined {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const node = nodeOf(items[middle] as T);
    if (byte < node.start) {
      high = middle - 1;
    } else if (byte >= node.end) {
      low = middle + 1;
    } else {
      return middle;
    }
  }
  return undefined;
}
