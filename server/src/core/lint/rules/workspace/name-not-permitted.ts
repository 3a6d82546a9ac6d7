import { nameViolation } from '../../../chain/nameConstraints';
import { fileNameOf } from '../../../fileNameOf';
import type { IndexEntry } from '../../../workspace/indexEntry';
import type { PlacedCertificate } from '../../../workspace/surroundings';
import type { Certificate } from '../../../x509/certificate';
import { findExtension, findExtensionValue } from '../../../x509/extension';
import { isCa, isSelfIssued } from '../../certificateFacts';
import { certificatesToPlace, definePlacedRule, pathsAbove } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a name that a CA above does not allow',
  why: 'The name constraints of a CA bind everything below it; programs refuse a certificate with another name.',
  fix: 'Issue the certificate for names within the constraints, or from a CA that is not constrained so.',
  citations: [RFC_5280('§4.2.1.10'), RFC_5280('§6.1.3 (b)')],
  *check(document) {
    for (const { block, certificate } of certificatesToPlace(document)) {
      if (isCa(certificate) && isSelfIssued(certificate)) {
        continue;
      }
      const violations = pathsAbove(document, certificate).map((path) => violationIn(path, certificate));
      const [first] = violations;
      // One way up is enough for programs.
      if (first !== undefined && !violations.includes(undefined)) {
        const { entry, violation } = first;
        const names = findExtension(certificate.extensions, '2.5.29.17')?.node ?? certificate.subject?.node;
        yield {
          place: inBlock(block, atNode(names ?? certificate.node)),
          message: `The name constraints of the CA "${entry.title}" in ${fileNameOf(entry.uri)} are broken: ${violation}. Programs refuse this certificate. Issue it for a name within them, or from another CA.`,
          related: [{ entry, message: 'The CA with the name constraints' }],
        };
      }
    }
  },
});

function violationIn(
  path: readonly PlacedCertificate[],
  certificate: Certificate,
): { readonly entry: IndexEntry; readonly violation: string } | undefined {
  for (const { entry, certificate: upper } of path) {
    const constraints = findExtensionValue(upper.extensions, 'nameConstraints');
    const violation =
      constraints && nameViolation(certificate, constraints, isCa(certificate) ? 'authority' : 'leaf');
    if (violation !== undefined) {
      return { entry, violation };
    }
  }
  return undefined;
}
