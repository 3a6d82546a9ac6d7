import type { Block, Encoded } from '../../../encoding/encoded';
import { defineRule, inBlock, PHONEPKI, WHOLE } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'information',
  title: 'the same object stands twice in one file',
  why: 'It is of no use, and a sign that a bundle was put together by hand; servers then send it twice.',
  fix: 'Remove one of them.',
  citations: [PHONEPKI('one object, one block')],
  *check({ host, blocks }) {
    if (host !== 'pem') {
      return;
    }
    const firsts = new Map<number, Block>();
    /** Other objects whose octets end as those of a first. */
    const others = new Map<number, readonly Block[]>();
    for (const block of blocks) {
      const { bytes, armor, notation } = block.encoded;
      if (notation !== 'pem' || bytes.length === 0) {
        continue;
      }
      const key = keyOf(bytes);
      const candidate = firsts.get(key);
      if (candidate === undefined) {
        firsts.set(key, block);
        continue;
      }
      const seen = others.get(key) ?? [];
      const first = [candidate, ...seen].find((other) => isSame(other.encoded, block.encoded));
      if (first === undefined) {
        others.set(key, [...seen, block]);
        continue;
      }
      const line = armor?.begin;
      yield {
        place: inBlock(block, line === undefined ? WHOLE : { kind: 'text', span: line.span }),
        message:
          'The same object stands above in this file; servers that send the file as a chain send it twice. Remove one of them.',
        related: [{ place: inBlock(first), message: 'Here it stands first.' }],
      };
    }
  },
});

/** Equal for equal octets, and for few others: length and last octets, which are those of signatures. */
function keyOf(bytes: Uint8Array): number {
  const at = bytes.length;
  return ((at * 256 + (bytes[at - 1] ?? 0)) * 256 + (bytes[at - 2] ?? 0)) * 256 + (bytes[at - 3] ?? 0);
}

/** What was found to be the same before: a keystroke elsewhere does not compare it again. */
const twins = new WeakMap<Encoded, Encoded>();

function isSame(one: Encoded, other: Encoded): boolean {
  if (one === other || twins.get(other) === one) {
    return true;
  }
  const found = hasSameOctets(one.bytes, other.bytes);
  if (found) {
    twins.set(other, one);
  }
  return found;
}

/** From the end, where signatures differ. */
function hasSameOctets(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = a.length - 1; at >= 0; at--) {
    if (a[at] !== b[at]) {
      return false;
    }
  }
  return true;
}
