import { RFC } from '../../citations';
import { dateOf } from '../../dates';
import { defineExtensionRule } from '../../extensionRule';
import type { Place } from '../../rule';

/** The last instant that has a date. */
const LAST_DAY = 8.64e15;

export const rule = defineExtensionRule({
  kind: 'sctList',
  severity: 'warning',
  title: 'a certificate timestamp that lies in the future',
  why: 'Clients have to reject it until its time has come. Either the clock of the log is wrong, or the one here.',
  fix: 'Check the clock; otherwise have the certificate issued again.',
  citations: [RFC(6962, '§5.2')],
  *check({ scts, node }, _, { now }) {
    for (const { span, version, timestamp } of scts) {
      if (version === 0 && timestamp > now) {
        const place: Place = { kind: 'bytes', span, of: node.bytes };
        yield {
          place,
          message: `This certificate timestamp ${timestamp <= LAST_DAY ? `is of ${dateOf(timestamp)}, which is` : 'lies'} in the future; clients have to reject it until then. Check the clock, or have the certificate issued again.`,
        };
      }
    }
  },
});
