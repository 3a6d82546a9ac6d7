import type { GeneralName } from '../../../x509/generalName';
import { BASELINE } from '../../citations';
import { fetchedAddresses } from '../../fetchedAddresses';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'extension',
  severity: 'warning',
  onlyFor: ['web'],
  title: 'an address that browsers do not fetch',
  why: 'Browsers fetch CRLs, OCSP responses and certificates over http only.',
  fix: 'Publish them over http, and have the certificate issued again with that address.',
  citations: [BASELINE('§7.1.2.11.2'), BASELINE('§7.1.2.7.7')],
  check: ({ extension: { value }, role }) =>
    role === 'certificate'
      ? fetchedAddresses(value)
          // Those over TLS have a rule of their own.
          .filter((name) => !/^(?:https?|ldaps):/i.test(addressOf(name)))
          .map((name) => ({
            place: atNode(name.node),
            message:
              'Browsers fetch CRLs, OCSP responses and certificates over http only, and this is another address. Publish them over http, and have the certificate issued again.',
          }))
      : [],
});

function addressOf(name: GeneralName): string {
  return name.kind === 'uniformResourceIdentifier' ? (name.text?.text ?? '') : '';
}
