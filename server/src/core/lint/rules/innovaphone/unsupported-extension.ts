import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

/** basicConstraints, keyUsage, extKeyUsage, subjectAltName, subjectKeyIdentifier, authorityKeyIdentifier. */
const SUPPORTED: ReadonlySet<string> = new Set([
  '2.5.29.19',
  '2.5.29.15',
  '2.5.29.37',
  '2.5.29.17',
  '2.5.29.14',
  '2.5.29.35',
]);

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate'],
  severity: 'error',
  title: 'a critical extension that innovaphone devices do not support',
  why: 'The validation of a certificate fails where an extension that the device does not support is critical.',
  fix: 'Issue the certificate without this extension, or not critical.',
  citations: [INNOVAPHONE('Certificate extensions')],
  *check({ extensions }) {
    for (const { node, name, oid, critical } of extensions) {
      if (critical && !SUPPORTED.has(oid)) {
        yield {
          place: atNode(node),
          message: `Innovaphone devices do not support this extension (${name}), and refuse a certificate in which it is critical. Issue the certificate without it.`,
        };
      }
    }
  },
});
