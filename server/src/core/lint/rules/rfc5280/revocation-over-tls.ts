import { fetchedAddresses } from '../../fetchedAddresses';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'extension',
  severity: 'warning',
  title: 'an https address for what certificates are checked with',
  why: 'To fetch it a program has to check another certificate, which may need the same again; many programs do not follow such addresses at all.',
  fix: 'Use http: CRLs, OCSP responses and certificates are signed anyway.',
  citations: [RFC_5280('§8')],
  check({ extension, role }) {
    const { value } = extension;
    return role === 'certificate'
      ? fetchedAddresses(value)
          .filter(
            (name) =>
              name.kind === 'uniformResourceIdentifier' && /^(?:https|ldaps):/i.test(name.text?.text ?? ''),
          )
          .map((name) => ({
            place: atNode(name.node),
            message:
              'This address is to be fetched over TLS: to check this certificate, programs have to check another one first, and many do not follow it. Use http, what is fetched there is signed anyway.',
          }))
      : [];
  },
});
