import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'basicConstraints',
  severity: 'error',
  title: 'a path length below zero',
  why: 'The path length counts CAs; programs refuse a negative one, or read it as a huge number.',
  fix: 'Have it issued again with a path length of zero or more.',
  citations: [RFC_5280('§4.2.1.9')],
  check({ pathLength, pathLengthNode }) {
    return pathLengthNode !== undefined && pathLength !== undefined && pathLength < 0
      ? [
          {
            place: atNode(pathLengthNode),
            message: `The path length of this certificate is ${pathLength}, where it has to be zero or more; programs refuse it, or read a huge number. Have it issued again.`,
          },
        ]
      : [];
  },
});
