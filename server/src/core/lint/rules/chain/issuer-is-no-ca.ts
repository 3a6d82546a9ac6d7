import { isAnchor, isCa } from '../../certificateFacts';
import { linksIn } from '../../fileIssuers';
import { atNode, defineRule, inBlock, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'error',
  title: 'a certificate that is no CA issued another one',
  why: 'Programs refuse what such a certificate signed.',
  fix: 'Have the issuing certificate issued again with `basicConstraints = critical, CA:TRUE`, or sign with a CA.',
  citations: [RFC_5280('§6.1.4 (k)'), RFC_5280('§4.2.1.9')],
  *check(document) {
    for (const { child, issuer, signature } of linksIn(document)) {
      const { certificate } = issuer;
      // A root of the time before extensions is trusted as it is.
      const isOldRoot = isAnchor(certificate) && certificate.extensionsNode === undefined;
      if (signature === 'good' && !isCa(certificate) && !isOldRoot) {
        yield {
          place: inBlock(child.block, atNode(child.certificate.issuer?.node ?? child.certificate.node)),
          message:
            'The certificate in this file that issued this one is no CA, so programs refuse this one. Have the issuing certificate issued again with CA:TRUE, or sign with a CA.',
          related: [{ place: inBlock(issuer.block), message: 'The certificate that issued it' }],
        };
      }
    }
  },
});
