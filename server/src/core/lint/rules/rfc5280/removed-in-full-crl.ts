import { findExtension } from '../../../x509/extension';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'reasonCode',
  roles: ['revokedCertificate'],
  severity: 'error',
  title: 'an entry that takes back a revocation, outside of a delta CRL',
  why: 'Only a delta CRL, which lists changes, can take an entry out; a full CRL simply no longer lists it.',
  fix: 'Remove the entry from the data of the CA, and issue a new CRL.',
  citations: [RFC_5280('§5.3.1')],
  check({ code }, { extension, owner }) {
    const isDelta =
      owner.kind === 'certificateList' && findExtension(owner.extensions, '2.5.29.27') !== undefined;
    return code === 8 && !isDelta
      ? [
          {
            place: atNode(extension.node),
            message:
              'The reason of this entry is removeFromCRL, which exists in delta CRLs only; programs refuse the CRL, or take the certificate for revoked. Remove the entry, and issue a new CRL.',
          },
        ]
      : [];
  },
});
