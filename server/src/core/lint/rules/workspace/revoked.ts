import { fileNameOf } from '../../../fileNameOf';
import type { PlacedCertificate } from '../../../workspace/surroundings';
import type { Certificate } from '../../../x509/certificate';
import type { CertificateList, RevokedCertificate } from '../../../x509/certificateList';
import { findExtensionValue } from '../../../x509/extension';
import { isCaRecord } from '../../caRecords';
import { dateOf } from '../../dates';
import { issuingBetween } from '../../issuing';
import {
  certificatesToPlace,
  definePlacedRule,
  issuersAbove,
  listsFor,
  type PlacedList,
} from '../../placedIssuers';
import { isDelta, replaces } from '../../revocationLists';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a certificate that a revocation list of the workspace names',
  why: 'Whoever obeys the list refuses the certificate. innovaphone devices ask no list, so they go on accepting it.',
  fix: 'Issue a new certificate with a new key, and replace this one wherever it is used.',
  citations: [RFC_5280('§6.3.3')],
  *check(document, { targets }) {
    for (const { block, certificate } of certificatesToPlace(document)) {
      const all = listsFor(document, certificate);
      const isNamed = all.some(({ list }) => entryFor(list, certificate) !== undefined);
      const [issuer] = isNamed ? issuersAbove(document, certificate) : [];
      const lists = signedLists(all, issuer);
      for (const { entry, list } of lists) {
        const revoked = entryFor(list, certificate);
        if (revoked !== undefined && !isReleased(certificate, { list, revoked }, lists)) {
          const reason = reasonOf(revoked);
          const on = revoked.revocationDate?.instant;
          const ignored = targets.includes('innovaphone')
            ? ' innovaphone devices ask no list: they accept it until it expires or its CA leaves their trust list.'
            : '';
          yield {
            ...(isCaRecord(document.surroundings.uri) ? { severity: 'hint' as const } : {}),
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

function signedLists(
  lists: readonly PlacedList[],
  issuer: PlacedCertificate | undefined,
): readonly PlacedList[] {
  return lists.filter(({ list }) => issuer && issuingBetween(list, issuer.certificate).signature === 'good');
}

interface Revocation {
  readonly list: CertificateList;
  readonly revoked: RevokedCertificate;
}

/** A hold is taken back by a newer list without it, or by one of changes that says so (RFC 5280 §5.3.1). */
function isReleased(
  certificate: Certificate,
  { list, revoked }: Revocation,
  lists: readonly PlacedList[],
): boolean {
  const since = list.thisUpdate?.instant ?? 0;
  return (
    reasonOf(revoked) === 'certificateHold' &&
    lists.some((other) =>
      isDelta(other.list)
        ? (other.list.thisUpdate?.instant ?? 0) > since &&
          reasonOf(entriesOf(other.list).get(serialOf(certificate))) === 'removeFromCRL'
        : replaces(other.list, list) && entryFor(other.list, certificate) === undefined,
    )
  );
}

function reasonOf(revoked: RevokedCertificate | undefined) {
  return revoked && findExtensionValue(revoked.extensions, 'reasonCode')?.reason;
}

const serialOf = ({ serialNumber }: Certificate) => serialNumber?.hex ?? '-';

const bySerial = new WeakMap<CertificateList, ReadonlyMap<string, RevokedCertificate>>();

/** Of several entries the newest counts. */
function entriesOf(list: CertificateList): ReadonlyMap<string, RevokedCertificate> {
  let entries = bySerial.get(list);
  if (entries === undefined) {
    entries = new Map(list.revoked.map((each) => [each.serialNumber?.hex ?? '', each]));
    bySerial.set(list, entries);
  }
  return entries;
}

/** A hold that was taken back is none. */
function entryFor(list: CertificateList, certificate: Certificate): RevokedCertificate | undefined {
  const entry = entriesOf(list).get(serialOf(certificate));
  return reasonOf(entry) === 'removeFromCRL' ? undefined : entry;
}
