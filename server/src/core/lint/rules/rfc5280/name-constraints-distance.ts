import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'nameConstraints',
  severity: 'error',
  title: 'minimum or maximum in a name constraint',
  why: 'The fields are not used with any form of name: the minimum is zero and the maximum is left out. Programs refuse anything else.',
  fix: 'Have it issued again without them.',
  citations: [RFC_5280('§4.2.1.10')],
  *check({ permitted, excluded }) {
    for (const { node, minimum, maximum } of [...permitted, ...excluded]) {
      if ((minimum !== undefined && minimum !== 0) || maximum !== undefined) {
        yield {
          place: atNode(node),
          message: `This name constraint has a ${maximum === undefined ? `minimum of ${minimum}` : `maximum of ${maximum}`}; the minimum has to be zero and the maximum left out, and programs refuse anything else. Have it issued again without.`,
        };
      }
    }
  },
});
