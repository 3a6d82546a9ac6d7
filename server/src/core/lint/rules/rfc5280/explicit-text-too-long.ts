import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

const MOST = 200;

export const rule = defineExtensionRule({
  kind: 'certificatePolicies',
  severity: 'error',
  title: 'the text of a policy notice is too long',
  why: 'A notice has at most 200 characters; strict programs refuse the certificate.',
  fix: 'Have it issued again with a shorter text; longer ones belong in a document whose address stands there.',
  citations: [RFC_5280('§4.2.1.4')],
  *check({ policies }) {
    for (const qualifier of policies.flatMap(({ qualifiers }) => qualifiers)) {
      const length = qualifier.kind === 'userNotice' ? [...(qualifier.explicitText?.text ?? '')].length : 0;
      if (length > MOST) {
        yield {
          place: atNode(qualifier.node),
          message: `The notice of this policy has ${length} characters, at most ${MOST} are allowed; strict programs refuse the certificate. Have it issued again with a shorter one.`,
        };
      }
    }
  },
});
