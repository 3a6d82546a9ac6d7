import { fileNameOf } from '../../../fileNameOf';
import { findExtensionValue } from '../../../x509/extension';
import { isCa, isSelfIssued } from '../../certificateFacts';
import { plural } from '../../dates';
import { certificatesToPlace, definePlacedRule, issuersAbove } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a CA below a CA in another file that allows none',
  why: 'The path length of a CA says how many CAs may follow below it; programs refuse a chain with more.',
  fix: 'Have the upper CA issued again with a larger path length, or issue directly from it.',
  citations: [RFC_5280('§6.1.4 (l)'), RFC_5280('§6.1.4 (m)')],
  *check(document) {
    for (const { block, certificate } of certificatesToPlace(document)) {
      if (!isCa(certificate) || isSelfIssued(certificate)) {
        continue;
      }
      let below = 1;
      let isAllHere = true;
      for (const { entry, certificate: upper } of issuersAbove(document, certificate)) {
        isAllHere &&= entry.uri === document.surroundings.uri;
        const limit = findExtensionValue(upper.extensions, 'basicConstraints')?.pathLength;
        if (limit !== undefined && limit < below && !isAllHere) {
          const own = findExtensionValue(certificate.extensions, 'basicConstraints');
          yield {
            place: inBlock(block, atNode(own?.node ?? certificate.node)),
            message: `The CA "${entry.title}" in ${fileNameOf(entry.uri)} allows ${limit === 0 ? 'no CA' : `at most ${plural(limit, 'CA')}`} below it, and this is number ${below}: programs refuse what it issues. Have the upper CA issued again with a larger path length.`,
            related: [{ entry, message: 'The CA with the path length' }],
          };
          break;
        }
        below += isSelfIssued(upper) ? 0 : 1;
      }
    }
  },
});
