import { type ArmorLine, isNested } from '../../../encoding/encoded';
import type { Span } from '../../../text';
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
      const blanks = isNested(encoded)
        ? undefined
        : (blanksBefore(text, start, begin) ?? blanksBefore(text, start, end));
      if (blanks !== undefined) {
        yield {
          place: atText(blanks),
          message:
            'Blanks stand before the hyphens of this line, so OpenSSL does not find the block. Remove them.',
        };
      }
    }
  },
});

/** The blanks that a line of a block begins with. */
function blanksBefore(text: string, start: number, line: ArmorLine | undefined): Span | undefined {
  const end = start + (line?.span.start ?? 0);
  const before = text.charCodeAt(end - 1);
  if (line === undefined || (before !== 0x20 && before !== 0x09)) {
    return undefined;
  }
  const blanks = /(?:^|[\r\n])([ \t]+)$/.exec(text.slice(Math.max(0, end - 200), end))?.[1];
  return blanks === undefined ? undefined : { start: end - blanks.length, end };
}
