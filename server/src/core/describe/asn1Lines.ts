/** DER without a known structure as lines: one for each value, its parts below it. */
import { safeText } from '../asn1/safeText';
import { mayBePrivateKey } from '../classify';
import { oidName } from '../der/oids';
import { type DerNode, readDerWithin } from '../der/readDer';
import { readText } from '../der/strings';
import { tagName } from '../der/tagName';
import { readTime } from '../der/time';
import { contentOf, readBitString, readBoolean, readInteger, readOid, Tag } from '../der/values';
import { instantText } from './dates';
import { hexLines } from './hexText';
import { line, type OutlineLine } from './outlineLine';

/** Values in one object; what goes beyond is counted, not shown. */
const MAX_LINES = 5000;
/** Values inside each other, through OCTET STRINGs and BIT STRINGs, too: a megabyte could hold a hundred thousand. */
const MAX_NESTING = 100;
/** Integers of more octets are shown in hexadecimal. */
const MAX_DECIMAL_OCTETS = 8;

export function asn1Lines(node: DerNode): readonly OutlineLine[] {
  return [nodeLine(node, { left: MAX_LINES }, 0)];
}

interface Budget {
  left: number;
}

function nodeLine(node: DerNode, budget: Budget, depth: number): OutlineLine {
  budget.left--;
  const name = tagName(node);
  if (mayBePrivateKey(node)) {
    return line(`${name}: ${node.contentEnd - node.contentStart} octets, not shown, it may be a private key`);
  }
  if (node.constructed) {
    const children: OutlineLine[] = [];
    for (const child of node.children) {
      if (budget.left <= 0 || depth >= MAX_NESTING) {
        children.push(line(`… not shown from byte ${child.start} on`));
        break;
      }
      children.push(nodeLine(child, budget, depth + 1));
    }
    return line(children.length === 0 ? `${name}: empty` : name, children);
  }
  if (node.tagClass === 'universal' && (node.tag === Tag.octetString || node.tag === Tag.bitString)) {
    const wrapped = budget.left > 0 && depth < MAX_NESTING ? wrappedValue(node) : undefined;
    if (wrapped !== undefined) {
      return line(`${name}, holds`, [nodeLine(wrapped, budget, depth + 1)]);
    }
  }
  const value = valueText(node);
  return value.includes('\n') ? line(name, [line(value)]) : line(`${name}: ${value}`);
}

/** DER that an OCTET STRING or BIT STRING holds without a fault, unless it is so short that it may be chance. */
function wrappedValue(node: DerNode): DerNode | undefined {
  const bits = node.tag === Tag.bitString ? readBitString(node) : undefined;
  const start = bits?.start ?? node.contentStart;
  if (node.contentEnd - start < 4 || (bits?.unusedBits ?? 0) > 0) {
    return undefined;
  }
  const { root, problems } = readDerWithin(node.bytes, start, node.contentEnd);
  return root?.constructed === true && problems.length === 0 ? root : undefined;
}

function valueText(node: DerNode): string {
  const octets = contentOf(node);
  if (node.tagClass !== 'universal') {
    return textOrHex(octets);
  }
  const text = readText(node);
  if (text !== undefined) {
    return JSON.stringify(safeText(text.text));
  }
  switch (node.tag) {
    case Tag.boolean:
      return `${readBoolean(node) ?? 'unreadable'}`;
    case Tag.integer:
    case Tag.enumerated:
      return octets.length > MAX_DECIMAL_OCTETS ? hexLines(octets) : `${readInteger(node) ?? 'unreadable'}`;
    case Tag.oid: {
      const oid = readOid(node);
      const name = oid === undefined ? undefined : oidName(oid);
      return oid === undefined ? hexLines(octets) : name === undefined ? oid : `${name} (${oid})`;
    }
    case Tag.utcTime:
    case Tag.generalizedTime: {
      const time = readTime(node);
      return time.instant === undefined ? JSON.stringify(safeText(time.raw)) : instantText(time.instant);
    }
    case Tag.null:
      return octets.length === 0 ? 'empty' : hexLines(octets);
    default:
      return textOrHex(octets);
  }
}

/** Octets that are all printable ASCII as text, else in hexadecimal. */
function textOrHex(octets: Uint8Array): string {
  if (octets.length === 0) {
    return 'empty';
  }
  const isText = octets.length >= 3 && octets.every((octet) => octet >= 0x20 && octet < 0x7f);
  return isText ? JSON.stringify(String.fromCharCode(...octets.subarray(0, 10_000))) : hexLines(octets);
}
