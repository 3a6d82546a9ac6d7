import { fileNameOf } from '../../../fileNameOf';
import { atIssuer, definePlacedRule, issuedElsewhere } from '../../placedIssuers';
import { RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a CA of the right name with another key',
  why: 'The workspace has a CA with the name of the issuer, but another key made the signature: the CA was set up anew, or is another one of the same name. Whoever trusts the CA that is there refuses the certificate.',
  fix: 'Have the certificate issued again by the CA that is there, or put the certificate of the CA beside it that signed it.',
  citations: [RFC_5280('§6.1.3 (a)(1)'), RFC_5280('§4.2.1.1')],
  *check(document) {
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      const [first] = issuers;
      if (
        first !== undefined &&
        issuers.every(({ signature, keyIdentifiers }) => signature === 'bad' && keyIdentifiers !== 'same')
      ) {
        yield {
          place: atIssuer(block, certificate),
          message: `The CA of this name in ${fileNameOf(first.entry.uri)} has another key than the one that signed this certificate, so whoever trusts it refuses this one. Have it issued again by that CA, or put the certificate of the CA here that signed it.`,
          related: issuers
            .slice(0, 3)
            .map(({ entry }) => ({ entry, message: 'A CA of that name, with another key' })),
        };
      }
    }
  },
});
