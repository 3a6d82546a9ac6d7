import { spanOfBlock } from '../../../encoding/encoded';
import type { Span } from '../../../text';
import { hasPlaceholder } from '../../../xml/template';
import { definePhoneRule, filledSlots, OPTIPOINT_SECURE, SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { atText } from '../../rule';

/** Blanks, also those that are written as references. */
const BLANK = /^(?:\s|&#(?:9|10|13|32|x0*(?:9|a|d|20));)*$/i;
const EDGES = /^(?:\s|&#(?:9|10|13|32|x0*(?:9|a|d|20));)*|(?:\s|&#(?:9|10|13|32|x0*(?:9|a|d|20));)*$/gi;

export const rule = definePhoneRule({
  severity: 'warning',
  title: 'other text in a certificate item',
  why: 'The item is for the certificate alone. Simple parsers in phones do not skip what openssl -text prints above it.',
  fix: 'Remove everything before BEGIN and behind END.',
  citations: [SPECTRALINK_CERTIFICATES, OPTIPOINT_SECURE('§2.4')],
  *check(subject) {
    const { text } = subject.config;
    for (const { item, slot, blocks } of filledSlots(subject)) {
      for (const { start, end } of blocks.length === 0 ? [] : gaps(item.valueSpan, blocks.map(spanOfBlock))) {
        const gap = text.slice(start, end);
        if (!BLANK.test(gap) && !hasPlaceholder(gap)) {
          const [before = '', behind = ''] = gap.match(EDGES) ?? [];
          yield {
            place: atText({ start: start + before.length, end: end - behind.length }),
            message: `This is no part of the ${slot.role === 'private-key' ? 'key' : 'certificate'}, and ${item.name} is for that alone: simple parsers in phones do not skip it. Remove it.`,
            data: { write: '' },
          };
        }
      }
    }
  },
});

/** What lies before, between and behind the parts. */
function gaps({ start, end }: Span, parts: readonly Span[]): readonly Span[] {
  const ends = [start, ...parts.map((part) => part.end)];
  const starts = [...parts.map((part) => part.start), end];
  return ends.map((from, at) => ({ start: from, end: Math.max(from, starts[at] ?? end) }));
}
