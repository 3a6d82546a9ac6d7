import type { Block } from '../../../encoding/encoded';
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
    const byLength = new Map<number, Block[]>();
    for (const block of blocks) {
      const { bytes, armor, notation } = block.encoded;
      if (notation !== 'pem' || bytes.length === 0) {
        continue;
      }
      const seen = byLength.get(bytes.length) ?? [];
      const first = seen.find((other) => isSame(other.encoded.bytes, bytes));
      if (first === undefined) {
        seen.push(block);
        byLength.set(bytes.length, seen);
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

/** From the end, where signatures differ. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = a.length - 1; at >= 0; at--) {
    if (a[at] !== b[at]) {
      return false;
    }
  }
  return true;
}
