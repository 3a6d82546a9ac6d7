import { nameText } from '../../../describe/describeName';
import { keyIdOf } from '../../../workspace/keyId';
import type { Certificate } from '../../../x509/certificate';
import { isAnchor, isCa } from '../../certificateFacts';
import { keyOfName } from '../../issuing';
import { atIssuer, definePlacedRule, issuedElsewhere, possibleIssuers } from '../../placedIssuers';
import { RFC_5280 } from '../../rule';
import type { PlacedDocumentSubject } from '../../subjects';

export const rule = definePlacedRule({
  severity: 'information',
  title: 'a certificate whose issuer is not in the workspace',
  why: 'Nobody can tell here whether the chain is good, and whoever is to trust the certificate needs that of its issuer.',
  fix: 'Put the certificate of the issuer into the workspace.',
  citations: [RFC_5280('§6.1')],
  *check(document) {
    if (!document.surroundings.isComplete) {
      return;
    }
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      if (issuers.length === 0 && !hasOtherWay(document, certificate)) {
        yield {
          // Whoever uses a chain has its root already, which is why chains are handed out without it.
          severity: isCa(certificate) ? 'hint' : 'information',
          place: atIssuer(block, certificate),
          message: `The certificate of the issuer of this ${isCa(certificate) ? 'CA' : 'certificate'} is nowhere in the workspace, so the chain cannot be checked, and devices that need it cannot be given it. Put the certificate of "${nameText(certificate.issuer)}" here.`,
        };
      }
    }
  },
});

/** The CA has another certificate for the same key that is a root, or leads up: chains take that way. */
function hasOtherWay(document: PlacedDocumentSubject, certificate: Certificate): boolean {
  return (
    isCa(certificate) &&
    document.surroundings
      .certificatesOf(keyOfName(certificate.subject))
      .some(
        (each) =>
          keyIdOf(each.certificate) === keyIdOf(certificate) &&
          (isAnchor(each.certificate) ||
            possibleIssuers(document, each.certificate).some(({ signature }) => signature === 'good')),
      )
  );
}
