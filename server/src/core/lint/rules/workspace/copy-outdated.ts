import { fileNameOf } from '../../../fileNameOf';
import { isSourceFile } from '../../../phone/slots/successor';
import type { IndexEntry } from '../../../workspace/indexEntry';
import type { Certificate } from '../../../x509/certificate';
import { dateOf } from '../../dates';
import { keyOfName } from '../../issuing';
import { filledSlots, OPTIPOINT_SECURE, SPECTRALINK_CUSTOM } from '../../phoneRule';
import { isConfig, type PlacedConfig } from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atNode, inBlock } from '../../rule';

export const rule = definePlacedRule({
  severity: 'information',
  title: 'a copy of a certificate that was renewed',
  why: 'Phones go on with the certificate that stands in their config, until it expires, whatever was issued meanwhile.',
  fix: 'Put the newer certificate into the config: Refresh Embedded Certificates.',
  citations: [SPECTRALINK_CUSTOM('Creating a Certificate Authority'), OPTIPOINT_SECURE('§2.4')],
  *check(document) {
    for (const { blocks } of isConfig(document) ? filledSlots(document) : []) {
      for (const block of blocks) {
        const certificate = document.objectOf(block);
        const newer =
          certificate.kind === 'certificate' && isConfig(document)
            ? newerOf(document, certificate)
            : undefined;
        if (certificate.kind === 'certificate' && newer !== undefined) {
          const until =
            newer.notAfter === undefined ? '' : `, which is valid until ${dateOf(newer.notAfter)}`;
          yield {
            place: inBlock(block, atNode(certificate.validity?.node ?? certificate.node)),
            message: `This certificate was renewed: ${fileNameOf(newer.uri)} has the newer one${until}, and phones that read this file go on with the old one. Put the newer one here.`,
            related: [{ entry: newer, message: 'The newer certificate' }],
          };
        }
      }
    }
  },
});

/** The latest of the same subject and issuer in a file of its own; none where this config has that one, too. */
function newerOf(
  { surroundings }: PlacedConfig,
  { subject, issuer, validity }: Certificate,
): IndexEntry | undefined {
  const key = keyOfName(subject);
  const since = validity?.notBefore?.instant;
  if (key === '' || since === undefined) {
    return undefined;
  }
  const issuerKey = keyOfName(issuer);
  const renewed = surroundings
    .find('subjectKey', key)
    .filter(
      (entry) =>
        entry.kind === 'certificate' && entry.issuerKey === issuerKey && (entry.notBefore ?? 0) > since,
    );
  const isHere = renewed.some(({ uri }) => uri === surroundings.uri);
  return isHere
    ? undefined
    : renewed
        .filter(({ uri, containerId }) => containerId === undefined && isSourceFile(uri))
        .sort((one, other) => (other.notBefore ?? 0) - (one.notBefore ?? 0))[0];
}
