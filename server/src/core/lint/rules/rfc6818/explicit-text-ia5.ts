import { isUniversal, Tag } from '../../../der/values';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'certificatePolicies',
  severity: 'error',
  effectiveFrom: '2013-01-01',
  title: 'the text of a policy notice is an IA5String',
  why: 'Such texts are UTF8String; this type was ruled out for them.',
  fix: 'Have it issued again with the text as UTF8String (`explicitText = UTF8:…` in OpenSSL).',
  citations: [RFC(6818, '§3')],
  *check({ policies }) {
    for (const qualifier of policies.flatMap(({ qualifiers }) => qualifiers)) {
      const parts = qualifier.kind === 'userNotice' ? (qualifier.node.children[1]?.children ?? []) : [];
      const text = parts.find((part) => isUniversal(part, Tag.ia5String));
      if (text !== undefined) {
        yield {
          place: atNode(text),
          message:
            'The notice of this policy is an IA5String, which must not be used for it. Have it issued again with the text as UTF8String.',
        };
      }
    }
  },
});
