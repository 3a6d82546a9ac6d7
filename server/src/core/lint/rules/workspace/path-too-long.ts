import { fileNameOf } from '../../../fileNameOf';
import type { IndexEntry } from '../../../workspace/indexEntry';
import type { PlacedCertificate } from '../../../workspace/surroundings';
import { findExtensionValue } from '../../../x509/extension';
import { isCa, isSelfIssued } from '../../certificateFacts';
import { plural } from '../../dates';
import { certificatesToPlace, definePlacedRule, pathsAbove } from '../../placedIssuers';
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
      const breaches = pathsAbove(document, certificate).map((path) => breachIn(path));
      const [first] = breaches;
      const isAllHere = first?.upTo.every(({ entry }) => entry.uri === document.surroundings.uri);
      // One way up is enough for programs; what one file shows is found there.
      if (first !== undefined && isAllHere === false && !breaches.includes(undefined)) {
        const { entry, limit, below } = first;
        const own = findExtensionValue(certificate.extensions, 'basicConstraints');
        yield {
          place: inBlock(block, atNode(own?.node ?? certificate.node)),
          message: `The CA "${entry.title}" in ${fileNameOf(entry.uri)} allows ${limit === 0 ? 'no CA' : `at most ${plural(limit, 'CA')}`} below it, and this is number ${below}: programs refuse what it issues. Have the upper CA issued again with a larger path length.`,
          related: [{ entry, message: 'The CA with the path length' }],
        };
      }
    }
  },
});

interface Breach {
  readonly entry: IndexEntry;
  readonly limit: number;
  /** CAs below it that count. */
  readonly below: number;
  /** The way up to it, itself included. */
  readonly upTo: readonly PlacedCertificate[];
}

function breachIn(path: readonly PlacedCertificate[]): Breach | undefined {
  let below = 1;
  for (const [at, { entry, certificate }] of path.entries()) {
    const limit = findExtensionValue(certificate.extensions, 'basicConstraints')?.pathLength;
    if (limit !== undefined && limit < below) {
      return { entry, limit, below, upTo: path.slice(0, at + 1) };
    }
    below += isSelfIssued(certificate) ? 0 : 1;
  }
  return undefined;
}
