import { findExtension } from '../../../x509/extension';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'warning',
  title: 'a CRL that does not say which key signed it',
  why: 'Where a CA has had several keys under one name, programs find the right one by the key identifier.',
  fix: 'Issue it with `authorityKeyIdentifier = keyid` in the section for `crl_extensions`.',
  citations: [RFC_5280('§5.2.1')],
  *check({ version, extensions, issuer, node }) {
    if (version === 2 && findExtension(extensions, '2.5.29.35') === undefined) {
      yield {
        place: atNode(issuer?.node ?? node),
        message:
          'This CRL has no key identifier of its issuer (authorityKeyIdentifier), so programs may check it with the wrong key of the CA. Issue it with `authorityKeyIdentifier = keyid`.',
      };
    }
  },
});
