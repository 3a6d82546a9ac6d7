import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'certificatePolicies',
  severity: 'information',
  title: 'a policy notice by number',
  why: 'Programs would have to hold a file with the notices of that organisation; none does, so the notice is never shown.',
  fix: 'Leave it out; write the notice out, or give the address of a statement (CPS).',
  citations: [RFC_5280('§4.2.1.4')],
  *check({ policies }) {
    for (const qualifier of policies.flatMap(({ qualifiers }) => qualifiers)) {
      if (qualifier.kind === 'userNotice' && qualifier.organization !== undefined) {
        yield {
          place: atNode(qualifier.node),
          message:
            'This policy refers to a notice by number (noticeRef), which no program can show. Write the notice out or leave it away.',
        };
      }
    }
  },
});
