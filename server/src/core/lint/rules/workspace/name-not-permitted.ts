import { nameViolation } from '../../../chain/nameConstraints';
import { fileNameOf } from '../../../fileNameOf';
import { findExtension, findExtensionValue } from '../../../x509/extension';
import { isCa, isSelfIssued } from '../../certificateFacts';
import { certificatesToPlace, definePlacedRule, issuersAbove } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a name that a CA above does not allow',
  why: 'The name constraints of a CA bind everything below it; programs refuse a certificate with another name.',
  fix: 'Issue the certificate for names within the constraints, or from a CA that is not constrained so.',
  citations: [RFC_5280('§4.2.1.10'), RFC_5280('§6.1.3 (b)')],
  *check(document) {
    for (const { block, certificate } of certificatesToPlace(document)) {
      const isAuthority = isCa(certificate);
      if (isAuthority && isSelfIssued(certificate)) {
        continue;
      }
      for (const { entry, certificate: upper } of issuersAbove(document, certificate)) {
        const constraints = findExtensionValue(upper.extensions, 'nameConstraints');
        const violation =
          constraints && nameViolation(certificate, constraints, isAuthority ? 'authority' : 'leaf');
        if (violation !== undefined) {
          const names = findExtension(certificate.extensions, '2.5.29.17')?.node ?? certificate.subject?.node;
          yield {
            place: inBlock(block, atNode(names ?? certificate.node)),
            message: `The name constraints of the CA "${entry.title}" in ${fileNameOf(entry.uri)} are broken: ${violation}. Programs refuse this certificate. Issue it for a name within them, or from another CA.`,
            related: [{ entry, message: 'The CA with the name constraints' }],
          };
          break;
        }
      }
    }
  },
});
