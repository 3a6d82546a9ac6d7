import { isAnyPurpose } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'warning',
  title: 'any purpose, and critical',
  why: 'The mark limits the key to the listed purposes, and anyExtendedKeyUsage lifts that limit again; programs judge the two differently.',
  fix: 'Have it issued again with the extension not critical, or without anyExtendedKeyUsage.',
  citations: [RFC_5280('§4.2.1.12')],
  check({ purposes }, { extension }) {
    const any = purposes.find(({ oid }) => isAnyPurpose(oid));
    return any !== undefined && extension.critical
      ? [
          {
            place: atNode(any.node),
            message:
              'This certificate allows any purpose but marks the list of purposes critical, which contradict each other; programs differ in what they make of it. Have it issued again with the list not critical.',
          },
        ]
      : [];
  },
});
