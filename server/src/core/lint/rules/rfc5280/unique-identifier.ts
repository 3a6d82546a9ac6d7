import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  title: 'a unique identifier beside a name',
  why: 'These fields are a leftover of version 2: CAs do not write them, and programs need not understand them.',
  fix: 'Have it issued again without them, under a name that is unique.',
  citations: [RFC_5280('§4.1.2.8')],
  *check({ issuerUniqueId, subjectUniqueId }) {
    for (const [name, node] of [
      ['issuerUniqueID', issuerUniqueId],
      ['subjectUniqueID', subjectUniqueId],
    ] as const) {
      if (node !== undefined) {
        yield {
          place: atNode(node),
          message: `This certificate has the field ${name}, which CAs must not write any more and programs need not understand. Have it issued again without it.`,
        };
      }
    }
  },
});
