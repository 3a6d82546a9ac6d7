import { dateOf, daysBetween, plural } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'error',
  title: 'a CRL that should have been replaced by now',
  why: 'Programs that check revocation refuse every certificate of the CA as long as no newer list is there.',
  fix: 'Issue a new CRL and publish it, best with a task that does so regularly.',
  citations: [RFC_5280('§5.1.2.5'), RFC_5280('§6.3.3 (a)')],
  *check({ nextUpdate }, { now }) {
    if (nextUpdate?.instant !== undefined && nextUpdate.instant < now) {
      yield {
        place: atNode(nextUpdate.node),
        message: `A newer CRL was due on ${dateOf(nextUpdate.instant)}, ${plural(daysBetween(nextUpdate.instant, now), 'day')} ago; programs that check revocation refuse the certificates of this CA since. Issue a new one.`,
      };
    }
  },
});
