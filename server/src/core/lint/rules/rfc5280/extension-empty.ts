import type { ExtensionValue } from '../../../x509/extensions/extensionTable';
import { nounOf } from '../../extensionRule';
import { atNode, defineRule, RFC_5280 } from '../../rule';

/** What an extension lists, where it has to list something; `undefined` for all others. */
function entriesOf(value: ExtensionValue): readonly unknown[] | undefined {
  switch (value.kind) {
    case 'issuerAltName':
    case 'certificateIssuer':
      return value.names;
    case 'certificatePolicies':
      return value.policies;
    case 'policyMappings':
      return value.mappings;
    case 'cRLDistributionPoints':
    case 'freshestCRL':
      return value.points;
    case 'authorityInfoAccess':
    case 'subjectInfoAccess':
      return value.descriptions;
    default:
      return undefined;
  }
}

export const rule = defineRule({
  appliesTo: 'extension',
  severity: 'error',
  title: 'an extension that lists nothing',
  why: 'These extensions hold at least one entry; strict programs refuse the object.',
  fix: 'Have it issued again without the extension, or with entries in it.',
  citations: [
    RFC_5280('§4.2.1.4'),
    RFC_5280('§4.2.1.5'),
    RFC_5280('§4.2.1.7'),
    RFC_5280('§4.2.1.13'),
    RFC_5280('§4.2.2.1'),
    RFC_5280('§4.2.2.2'),
  ],
  check({ extension, role }) {
    const node = extension.value.node;
    return entriesOf(extension.value)?.length === 0 && node !== undefined && node.children.length === 0
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message: `The extension ${extension.name} of this ${nounOf(role)} is empty, where it has to hold at least one entry; strict programs refuse it. Have it issued again without the extension.`,
          },
        ]
      : [];
  },
});
