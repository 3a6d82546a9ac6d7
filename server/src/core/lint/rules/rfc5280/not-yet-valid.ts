import { dateOf, daysBetween, plural } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  title: 'the certificate is not valid yet',
  why: 'It is refused until then; phones that start without the time refuse even more of them.',
  fix: 'Wait, set the clock right, or have it issued with an earlier begin.',
  citations: [RFC_5280('§4.1.2.5'), RFC_5280('§6.1.3 (a)(2)')],
  *check(certificate, { now }) {
    const notBefore = certificate.validity?.notBefore;
    if (notBefore?.instant !== undefined && notBefore.instant > now) {
      yield {
        place: atNode(notBefore.node),
        message: `This certificate is valid from ${dateOf(notBefore.instant)} on, in ${plural(daysBetween(now, notBefore.instant), 'day')}, and is refused until then. Check the clock of this machine and of the CA.`,
      };
    }
  },
});
