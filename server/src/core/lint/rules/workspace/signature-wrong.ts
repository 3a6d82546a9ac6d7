import { fileNameOf } from '../../../fileNameOf';
import { definePlacedRule, issuedElsewhere } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'the CA in another file did not sign this certificate',
  why: 'Name and key identifier are those of the CA, but its key does not fit the signature: one of the two was changed or damaged.',
  fix: 'Get both again from the CA.',
  citations: [RFC_5280('§6.1.3 (a)(1)')],
  *check(document) {
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      const meant = issuers.find(({ keyIdentifiers }) => keyIdentifiers === 'same');
      if (meant !== undefined && issuers.every(({ signature }) => signature === 'bad')) {
        yield {
          place: inBlock(block, atNode(certificate.signatureValue ?? certificate.node)),
          message: `The signature of this certificate does not fit the key of its CA in ${fileNameOf(meant.entry.uri)}, though name and key identifier do: one of the two was changed or damaged. Get both again from the CA.`,
          related: [{ entry: meant.entry, message: 'The CA' }],
        };
      }
    }
  },
});
