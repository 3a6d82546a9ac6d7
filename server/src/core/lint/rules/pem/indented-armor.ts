import { isNested } from '../../../encoding/encoded';
import { atText, defineRule, RFC_7468 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'error',
  title: 'the armor lines are indented',
  why: 'The hyphens must stand at the beginning of the line; OpenSSL does not find an indented block.',
  fix: 'Remove the blanks before the hyphens.',
  citations: [RFC_7468('§3')],
  *check({ text, host, blocks }) {
    if (host !== 'pem') {
      return;
    }
    for (const { start, encoded } of blocks) {
      const { begin, end } = encoded.armor ?? {};
      for (const line of isNested(encoded) ? [] : [begin, end]) {
        const at = start + (line?.span.start ?? 0);
        const before = text.charCodeAt(at - 1);
        if (before !== 0x20 && before !== 0x09) {
          continue;
        }
        const blanks = /(?:^|[\r\n])([ \t]+)$/.exec(text.slice(Math.max(0, at - 200), at))?.[1];
        if (line !== undefined && blanks !== undefined) {
          yield {
            place: atText({ start: at - blanks.length, end: at }),
            message:
              'Blanks stand before the hyphens of this line, so OpenSSL does not find the block. Remove them.',
          };
          break;
        }
      }
    }
  },
});
