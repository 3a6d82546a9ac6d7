import { fileNameOf } from '../../../fileNameOf';
import type { PlacedCertificate } from '../../../workspace/surroundings';
import type { Certificate } from '../../../x509/certificate';
import type { CertificateList, RevokedCertificate } from '../../../x509/certificateList';
import { findExtensionValue } from '../../../x509/extension';
import { dateOf } from '../../dates';
import { issuingBetween } from '../../issuing';
import { certificatesToPlace, definePlacedRule, issuersAbove, listsFor } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a certificate that a revocation list of the workspace names',
  why: 'Whoever obeys the list refuses the certificate. innovaphone devices ask no list, so they go on accepting it.',
  fix: 'Issue a new certificate with a new key, and replace this one wherever it is used.',
  citations: [RFC_5280('§6.3.3')],
  *check(document, { targets }) {
    for (const { block, certificate } of certificatesToPlace(document)) {
      for (const { entry, list } of listsFor(document, certificate)) {
        const revoked = entryFor(list, certificate);
        const [issuer] = revoked === undefined ? [] : issuersAbove(document, certificate);
        if (revoked !== undefined && isSignedBy(list, issuer)) {
          const reason = findExtensionValue(revoked.extensions, 'reasonCode')?.reason;
          const on = revoked.revocationDate?.instant;
          const ignored = targets.includes('innovaphone')
            ? ' innovaphone devices ask no list: they accept it until it expires or its CA leaves their trust list.'
            : '';
          yield {
            place: inBlock(block, atNode(certificate.serialNumber?.node ?? certificate.node)),
            message: `The CA revoked this certificate${on === undefined ? '' : ` on ${dateOf(on)}`}${reason === undefined ? '' : ` (${reason})`}, as ${fileNameOf(entry.uri)} says; whoever obeys the list refuses it.${ignored} Issue a new one with a new key, and replace it wherever it is used.`,
            related: [{ entry, message: 'The revocation list' }],
          };
          break;
        }
      }
    }
  },
});

function isSignedBy(list: CertificateList, issuer: PlacedCertificate | undefined): boolean {
  return issuer !== undefined && issuingBetween(list, issuer.certificate).signature === 'good';
}

const bySerial = new WeakMap<CertificateList, ReadonlyMap<string, RevokedCertificate>>();

/** What the newest entry says counts: a hold may have been taken back. */
function entryFor(list: CertificateList, { serialNumber }: Certificate): RevokedCertificate | undefined {
  let entries = bySerial.get(list);
  if (entries === undefined) {
    entries = new Map(list.revoked.map((each) => [each.serialNumber?.hex ?? '', each]));
    bySerial.set(list, entries);
  }
  const entry = serialNumber && entries.get(serialNumber.hex);
  return entry && findExtensionValue(entry.extensions, 'reasonCode')?.reason === 'removeFromCRL'
    ? undefined
    : entry;
}
