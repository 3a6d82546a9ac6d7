import { dateOf } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'error',
  title: 'a CRL that was outdated when it was made',
  why: 'The next CRL is due before this one begins, so it is current at no time.',
  fix: 'Have it issued again.',
  citations: [RFC_5280('§5.1.2.4'), RFC_5280('§5.1.2.5')],
  *check({ thisUpdate, nextUpdate }) {
    const from = thisUpdate?.instant;
    if (from !== undefined && nextUpdate?.instant !== undefined && nextUpdate.instant < from) {
      yield {
        place: atNode(nextUpdate.node),
        message: `The next CRL was due on ${dateOf(nextUpdate.instant)}, before this one begins on ${dateOf(from)}, so it is current at no time. Have it issued again.`,
      };
    }
  },
});
