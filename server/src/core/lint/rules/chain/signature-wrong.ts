import { linksIn } from '../../fileIssuers';
import { atNode, defineRule, inBlock, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'error',
  title: 'the CA in the file did not sign this certificate',
  why: 'Name and key identifier are those of the CA, but its key does not fit the signature: one of the two was changed or damaged.',
  fix: 'Get both again from the CA.',
  citations: [RFC_5280('§6.1.3 (a)(1)')],
  *check(document) {
    for (const { child, issuer, signature, keyIdentifiers } of linksIn(document)) {
      if (signature === 'bad' && keyIdentifiers === 'same') {
        const { signatureValue, node } = child.certificate;
        yield {
          place: inBlock(child.block, atNode(signatureValue ?? node)),
          message:
            'The signature of this certificate does not fit the key of its CA in this file, though name and key identifier do: one of the two was changed or damaged. Get both again from the CA.',
          related: [{ place: inBlock(issuer.block), message: 'The CA' }],
        };
      }
    }
  },
});
