import { fileNameOf } from '../../../fileNameOf';
import { isAnchor, isCa } from '../../certificateFacts';
import { atIssuer, definePlacedRule, issuedElsewhere } from '../../placedIssuers';
import { RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a certificate in another file that is no CA issued this one',
  why: 'Programs refuse what such a certificate signed.',
  fix: 'Have the issuing certificate issued again with `basicConstraints = critical, CA:TRUE`, or sign with a CA.',
  citations: [RFC_5280('§6.1.4 (k)'), RFC_5280('§4.2.1.9')],
  *check(document) {
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      const signers = issuers.filter(({ signature }) => signature === 'good');
      const [signer] = signers;
      if (signer !== undefined && !signers.some((each) => mayIssue(each.certificate))) {
        yield {
          place: atIssuer(block, certificate),
          message: `The certificate in ${fileNameOf(signer.entry.uri)} that issued this one is no CA, so programs refuse this one. Have the issuing certificate issued again with CA:TRUE, or sign with a CA.`,
          related: [{ entry: signer.entry, message: 'The certificate that issued it' }],
        };
      }
    }
  },
});

type Issuer = Parameters<typeof isCa>[0];

/** A root of the time before extensions is trusted as it is. */
function mayIssue(certificate: Issuer): boolean {
  return isCa(certificate) || (isAnchor(certificate) && certificate.extensionsNode === undefined);
}
