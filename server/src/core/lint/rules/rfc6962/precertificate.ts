import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'ctPoison',
  severity: 'warning',
  title: 'a precertificate',
  why: 'Precertificates are made for logs only; a critical extension that nobody knows has every client refuse them.',
  fix: 'Install the certificate that was issued for it.',
  citations: [RFC(6962, '§3.1')],
  check: (_, { extension }) =>
    extension.critical
      ? [
          {
            place: atNode(extension.node),
            message:
              'This is a precertificate, made for the logs of Certificate Transparency only: every client refuses it. Install the certificate that was issued for it.',
          },
        ]
      : [],
});
