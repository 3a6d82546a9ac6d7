import { dateOf } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'warning',
  title: 'a revocation that is dated after the CRL',
  why: 'Programs differ in whether the certificate counts as revoked already. Usually a clock was wrong.',
  fix: 'Check the clocks, and issue a new CRL.',
  citations: [RFC_5280('§5.1.2.4'), RFC_5280('§5.1.2.6')],
  *check({ revoked, thisUpdate }) {
    const made = thisUpdate?.instant;
    for (const { revocationDate } of revoked) {
      if (made !== undefined && revocationDate?.instant !== undefined && revocationDate.instant > made) {
        yield {
          place: atNode(revocationDate.node),
          message: `This entry is dated ${dateOf(revocationDate.instant)}, after the CRL itself (${dateOf(made)}); programs differ in whether it counts. Check the clocks, and issue a new CRL.`,
        };
      }
    }
  },
});
