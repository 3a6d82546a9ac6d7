import { findExtensionValue } from '../../../x509/extension';
import { isCa } from '../../certificateFacts';
import { plural } from '../../dates';
import { linksIn } from '../../fileIssuers';
import { atNode, defineRule, inBlock, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'error',
  title: 'a CA below a CA that allows none',
  why: 'The path length of a CA says how many CAs may follow below it; programs refuse a chain with more.',
  fix: 'Have the upper CA issued again with a larger path length, or issue directly from it.',
  citations: [RFC_5280('§6.1.4 (l)'), RFC_5280('§6.1.4 (m)')],
  *check(document) {
    const links = linksIn(document).filter(({ signature }) => signature !== 'bad');
    const above = new Map(links.map((link) => [link.child.certificate, link.issuer]));
    for (const { child } of links) {
      if (!isCa(child.certificate)) {
        continue;
      }
      let upper = above.get(child.certificate);
      for (let below = 1; upper !== undefined && below <= links.length; below++) {
        const constraints = findExtensionValue(upper.certificate.extensions, 'basicConstraints');
        if (
          constraints?.pathLength !== undefined &&
          constraints.pathLengthNode !== undefined &&
          constraints.pathLength < below
        ) {
          const own = findExtensionValue(child.certificate.extensions, 'basicConstraints');
          yield {
            place: inBlock(child.block, atNode(own?.node ?? child.certificate.node)),
            message: `A CA above this one in the file allows ${constraints.pathLength === 0 ? 'no CA' : `at most ${plural(constraints.pathLength, 'CA')}`} below it, and this is number ${below}: programs refuse what it issues. Have the upper CA issued again with a larger path length.`,
            related: [
              { place: inBlock(upper.block, atNode(constraints.pathLengthNode)), message: 'The path length' },
            ],
          };
          break;
        }
        upper = above.get(upper.certificate);
      }
    }
  },
});
