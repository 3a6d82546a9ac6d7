import { fileNameOf } from '../../../fileNameOf';
import { dateOf } from '../../dates';
import { atIssuer, definePlacedRule, issuedElsewhere } from '../../placedIssuers';

export const rule = definePlacedRule({
  severity: 'hint',
  title: 'several certificates of the same issuer',
  why: 'The CA was renewed or cross-signed, so several certificates have the key that signed. Devices that are given the wrong one refuse the chain when it expires, or do not know its root.',
  fix: 'Give devices the certificate that leads to the root that they trust and lasts longest, and remove the others.',
  citations: [{ source: 'RFC 4158', section: '§2.3' }],
  *check(document) {
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      const signers = issuers.filter(({ signature }) => signature === 'good');
      if (signers.length > 1) {
        const named = signers.map(
          ({ entry }) =>
            `${fileNameOf(entry.uri)}${entry.notAfter === undefined ? '' : ` (until ${dateOf(entry.notAfter)})`}`,
        );
        yield {
          place: atIssuer(block, certificate),
          message: `The workspace has ${signers.length} certificates of this issuer with the key that signed: ${named.join(', ')}. The CA was renewed or cross-signed; give devices the one that leads to the root that they trust.`,
          related: signers.map(({ entry }) => ({ entry, message: 'A certificate of the issuer' })),
        };
      }
    }
  },
});
