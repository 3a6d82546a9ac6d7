import { fileNameOf } from '../../../fileNameOf';
import { dateOf } from '../../dates';
import { definePlacedRule, issuedElsewhere } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a certificate that is valid longer than its CA in another file',
  why: 'With the certificate of the CA everything ends that it issued, whatever dates stand there. A CA that has expired already is found by itself.',
  fix: 'Renew the certificate of the CA in time, or issue for a shorter time.',
  citations: [RFC_5280('§6.1.3 (a)(2)')],
  *check(document, { now }) {
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      const end = certificate.validity?.notAfter;
      const lasts = issuers.flatMap(({ signature, entry }) =>
        signature === 'good' && entry.notAfter !== undefined ? { entry, last: entry.notAfter } : [],
      );
      const latest = lasts.sort((one, other) => other.last - one.last)[0];
      if (
        end?.instant !== undefined &&
        latest !== undefined &&
        latest.last > now &&
        end.instant > latest.last
      ) {
        yield {
          place: inBlock(block, atNode(end.node)),
          message: `This certificate is valid until ${dateOf(end.instant)}, but its CA in ${fileNameOf(latest.entry.uri)} only until ${dateOf(latest.last)}; from then on it is refused, too. Renew the CA in time, or issue this certificate for a shorter time.`,
          related: [{ entry: latest.entry, message: 'The CA' }],
        };
      }
    }
  },
});
