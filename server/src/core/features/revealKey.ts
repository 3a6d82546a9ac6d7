/** The private components of a key in clear. Called only when a person has asked for it and confirmed. */
import { childrenOf } from '../asn1/childrenOf';
import type { Field } from '../asn1/field';
import { contentOf, toHex } from '../der/values';
import type { Encoded } from '../encoding/encoded';
import { fieldTreeOf } from './fieldUnderCursor';

/** A line a component, its octets in hexadecimal; `undefined` where the object has none that can be read. */
export function revealKey(encoded: Encoded): string | undefined {
  const root = fieldTreeOf(encoded)?.root;
  const components = root === undefined ? [] : secretsIn(root);
  return components.length === 0
    ? undefined
    : components.map(({ path, node }) => `${path}: ${toHex(contentOf(node))}`).join('\n');
}

/** The secret fields that hold no others. */
function secretsIn(field: Field): readonly Field[] {
  const children = childrenOf(field);
  return children.length > 0 ? children.flatMap(secretsIn) : field.secret ? [field] : [];
}
