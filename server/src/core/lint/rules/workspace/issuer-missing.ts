import { nameText } from '../../../describe/describeName';
import { isCa } from '../../certificateFacts';
import { atIssuer, definePlacedRule, issuedElsewhere } from '../../placedIssuers';
import { RFC_5280 } from '../../rule';

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
      if (issuers.length === 0) {
        yield {
          place: atIssuer(block, certificate),
          message: `The certificate of the issuer of this ${isCa(certificate) ? 'CA' : 'certificate'} is nowhere in the workspace, so the chain cannot be checked, and devices that need it cannot be given it. Put the certificate of "${nameText(certificate.issuer)}" here.`,
        };
      }
    }
  },
});
