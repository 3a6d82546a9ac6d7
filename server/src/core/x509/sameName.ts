/** Comparison of distinguished names (RFC 5280 §7.1). */
import { encodingOf } from '../der/values';
import type { Name, NameAttribute, RelativeDistinguishedName } from './name';

/**
 * True where both names are the same: the relative names in the same order, the attributes of each in
 * any order, text compared without regard to case, string type and runs of white space, anything else
 * by its octets.
 */
export function sameName(one: Name, other: Name): boolean {
  if (one.rdns.length !== other.rdns.length) {
    return false;
  }
  for (let at = 0; at < one.rdns.length; at++) {
    if (!sameRdn(one.rdns[at] as RelativeDistinguishedName, other.rdns[at] as RelativeDistinguishedName)) {
      return false;
    }
  }
  return true;
}

function sameRdn(one: RelativeDistinguishedName, other: RelativeDistinguishedName): boolean {
  if (one.length !== other.length) {
    return false;
  }
  const left = [...other];
  for (const attribute of one) {
    const at = left.findIndex((candidate) => sameAttribute(attribute, candidate));
    if (at < 0) {
      return false;
    }
    left.splice(at, 1);
  }
  return true;
}

function sameAttribute(one: NameAttribute, other: NameAttribute): boolean {
  if (one.type !== other.type) {
    return false;
  }
  if (one.value !== undefined && other.value !== undefined) {
    return one.value.text === other.value.text || folded(one.value.text) === folded(other.value.text);
  }
  return (
    one.value === other.value &&
    one.valueNode !== undefined &&
    other.valueNode !== undefined &&
    sameBytes(encodingOf(one.valueNode), encodingOf(other.valueNode))
  );
}

/** Prepared as RFC 4518 §2 has it for case-insensitive matching. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** True where both hold the same octets. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) {
    return false;
  }
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) {
      return false;
    }
  }
  return true;
}

/** A text that two names share exactly where {@link sameName} holds, to look names up by. */
export function nameKey(name: Name): string {
  return name.rdns.map((rdn) => rdn.map(attributeKey).sort().join('\u0001')).join('\u0002');
}

function attributeKey(attribute: NameAttribute): string {
  const { type, value, valueNode } = attribute;
  const octets = value === undefined && valueNode !== undefined ? `#${encodingOf(valueNode).join()}` : '';
  return `${type}=${value === undefined ? octets : folded(value.text)}`;
}
