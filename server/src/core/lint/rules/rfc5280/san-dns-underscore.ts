import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { labelFault } from '../../hostNameSyntax';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'warning',
  title: 'an underscore in a dNSName',
  why: 'Host names have none. Windows allows it, but strict programs refuse the certificate or never match the name.',
  fix: 'Give the host a name with a hyphen instead, and have the certificate issued for that.',
  citations: [RFC_5280('§4.2.1.6'), RFC(1034, '§3.5')],
  *check({ names }) {
    for (const name of names) {
      const text = name.kind === 'dNSName' ? (name.text?.text ?? '') : '';
      if (text.includes('_') && labelFault(text) === undefined) {
        yield {
          place: atNode(name.node),
          message: `The dNSName "${text}" holds an underscore, which host names must not have: strict programs refuse it or never match it. Give the host a name with a hyphen.`,
        };
      }
    }
  },
});
