import { findExtension } from '../../../x509/extension';
import { isSelfIssued } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  title: 'the certificate does not say which key signed it',
  why: 'Where a CA has had several keys under one name, programs find the right one by the key identifier; without it they try, or fail.',
  fix: 'Have it issued again with `authorityKeyIdentifier = keyid`.',
  citations: [RFC_5280('§4.2.1.1')],
  *check(certificate) {
    const { version, extensions, issuer, node } = certificate;
    const extension = findExtension(extensions, '2.5.29.35');
    const value = extension?.value;
    const isUnread = extension !== undefined && value?.kind !== 'authorityKeyIdentifier';
    if (version !== 3 || isUnread || isSelfIssued(certificate)) {
      return;
    }
    if (value?.kind !== 'authorityKeyIdentifier' || value.keyIdentifier === undefined) {
      yield {
        place: atNode(extension?.node ?? issuer?.node ?? node),
        message:
          'This certificate has no key identifier of its issuer (authorityKeyIdentifier), so programs may not find the right certificate of a CA that changed its key. Have it issued again with `authorityKeyIdentifier = keyid`.',
      };
    }
  },
});
