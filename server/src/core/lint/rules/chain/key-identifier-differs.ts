import { findExtension } from '../../../x509/extension';
import { linksIn } from '../../fileIssuers';
import { atNode, defineRule, inBlock, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'error',
  title: 'the key identifier of the issuer is not that of the CA',
  why: 'The CA in the file signed the certificate, but under another identifier: programs that search by it do not find the CA.',
  fix: 'Have it issued again with the identifier that stands in the certificate of the CA.',
  citations: [RFC_5280('§4.2.1.1'), RFC_5280('§4.2.1.2')],
  *check(document) {
    for (const { child, issuer, signature, keyIdentifiers } of linksIn(document)) {
      const wanted = findExtension(child.certificate.extensions, '2.5.29.35');
      const own = findExtension(issuer.certificate.extensions, '2.5.29.14');
      if (signature === 'good' && keyIdentifiers === 'other' && wanted !== undefined && own !== undefined) {
        yield {
          place: inBlock(child.block, atNode(wanted.node)),
          message:
            'The CA in this file signed this certificate, but its subjectKeyIdentifier is another than the authorityKeyIdentifier here: programs that search by it do not find the CA. Have it issued again with the right identifier.',
          related: [
            { place: inBlock(issuer.block, atNode(own.node)), message: 'The subjectKeyIdentifier of the CA' },
          ],
        };
      }
    }
  },
});
