import { dateOf } from '../../dates';
import { linksIn } from '../../fileIssuers';
import { atNode, defineRule, inBlock, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'warning',
  title: 'a certificate that is valid longer than its CA',
  why: 'With the certificate of the CA everything ends that it issued, whatever dates stand there. A CA that has expired already is found by itself.',
  fix: 'Renew the certificate of the CA in time, or issue for a shorter time.',
  citations: [RFC_5280('§6.1.3 (a)(2)')],
  *check(document, { now }) {
    for (const { child, issuer, signature } of linksIn(document)) {
      const end = child.certificate.validity?.notAfter;
      const last = issuer.certificate.validity?.notAfter;
      if (
        signature !== 'bad' &&
        end?.instant !== undefined &&
        last?.instant !== undefined &&
        last.instant > now &&
        end.instant > last.instant
      ) {
        yield {
          place: inBlock(child.block, atNode(end.node)),
          message: `This certificate is valid until ${dateOf(end.instant)}, but its CA only until ${dateOf(last.instant)}; from then on it is refused, too. Renew the CA in time, or issue this certificate for a shorter time.`,
          related: [{ place: inBlock(issuer.block, atNode(last.node)), message: 'The end of the CA' }],
        };
      }
    }
  },
});
