import { isContext } from '../../../der/values';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'cRLDistributionPoints',
  severity: 'error',
  title: 'a distribution point that names no place',
  why: 'Reasons alone do not say where the CRL is to be had.',
  fix: 'Have it issued again with the address of the CRL.',
  citations: [RFC_5280('§4.2.1.13')],
  *check({ points }) {
    for (const { node } of points) {
      const isNowhere = !node.children.some((part) => isContext(part, 0) || isContext(part, 2));
      if (isNowhere) {
        yield {
          place: atNode(node),
          message:
            'This distribution point has neither an address nor an issuer of the CRL, so nobody finds it. Have it issued again with the address of the CRL.',
        };
      }
    }
  },
});
