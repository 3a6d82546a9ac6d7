import { DAY, dateOf, daysBetween, plural } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  title: 'the certificate expires soon',
  why: 'Renewing takes its time: a request, a signature, and a way onto every phone.',
  fix: 'Renew it now.',
  citations: [RFC_5280('§4.1.2.5')],
  *check(certificate, { now, expiryWarningDays }) {
    const notAfter = certificate.validity?.notAfter;
    if (
      notAfter?.instant !== undefined &&
      notAfter.instant >= now &&
      notAfter.instant < now + expiryWarningDays * DAY
    ) {
      yield {
        place: atNode(notAfter.node),
        message: `This certificate expires on ${dateOf(notAfter.instant)}, in ${plural(daysBetween(now, notAfter.instant), 'day')}, and is refused from then on. Renew it.`,
      };
    }
  },
});
