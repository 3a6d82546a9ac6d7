import { isAnchor } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'authorityKeyIdentifier',
  severity: 'hint',
  title: 'the authority key identifier names one CA certificate',
  why: 'Issuer and serial number tie the certificate to one certificate of the CA: when that is renewed with the same key, programs that look at them no longer find it.',
  fix: 'Issue the next one with `authorityKeyIdentifier = keyid`, without `issuer`.',
  citations: [RFC_5280('§4.2.1.1')],
  check({ keyIdentifier, authorityCertIssuer, authorityCertSerialNumber }, { owner, extension }) {
    return keyIdentifier !== undefined &&
      authorityCertIssuer !== undefined &&
      authorityCertSerialNumber !== undefined &&
      owner.kind === 'certificate' &&
      !isAnchor(owner)
      ? [
          {
            place: atNode(extension.node),
            message:
              'Besides the key the authorityKeyIdentifier names the certificate of the CA by issuer and serial number: some programs will not find the CA any more once its certificate is renewed. `authorityKeyIdentifier = keyid` is enough.',
          },
        ]
      : [];
  },
});
