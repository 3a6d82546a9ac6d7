import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

const ANY_POLICY = '2.5.29.32.0';

export const rule = defineExtensionRule({
  kind: 'certificatePolicies',
  severity: 'error',
  title: 'anyPolicy with a qualifier of its own kind',
  why: 'With anyPolicy only the address of a statement (CPS) and a notice are allowed; programs need not understand others.',
  fix: 'Have it issued again without the qualifier.',
  citations: [RFC_5280('§4.2.1.4')],
  *check({ policies }) {
    for (const { oid, qualifiers } of policies) {
      for (const qualifier of qualifiers) {
        if (oid === ANY_POLICY && qualifier.kind === 'other' && qualifier.oid !== '') {
          yield {
            place: atNode(qualifier.node),
            message: `The policy anyPolicy has the qualifier ${qualifier.oid}, where only the address of a statement and a notice are allowed. Have it issued again without it.`,
          };
        }
      }
    }
  },
});
