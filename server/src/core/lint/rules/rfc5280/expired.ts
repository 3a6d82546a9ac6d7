import { dateOf, daysBetween, plural } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the certificate has expired',
  why: 'Whoever checks the validity, and nearly everybody does, refuses it.',
  fix: 'Renew it, and give the new one to everything that uses this one.',
  citations: [RFC_5280('§4.1.2.5'), RFC_5280('§6.1.3 (a)(2)')],
  *check(certificate, { now }) {
    const notAfter = certificate.validity?.notAfter;
    if (notAfter?.instant !== undefined && notAfter.instant < now) {
      yield {
        place: atNode(notAfter.node),
        message: `This certificate expired on ${dateOf(notAfter.instant)}, ${plural(daysBetween(notAfter.instant, now), 'day')} ago, and is refused since. Renew it.`,
      };
    }
  },
});
