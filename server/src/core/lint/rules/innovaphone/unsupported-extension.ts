import { certificatesIn, definePhoneRule, INNOVAPHONE } from '../../phoneRule';
import { atNode, inBlock } from '../../rule';

/** basicConstraints, keyUsage, extKeyUsage, subjectAltName, subjectKeyIdentifier, authorityKeyIdentifier. */
const SUPPORTED: ReadonlySet<string> = new Set([
  '2.5.29.19',
  '2.5.29.15',
  '2.5.29.37',
  '2.5.29.17',
  '2.5.29.14',
  '2.5.29.35',
]);

export const rule = definePhoneRule({
  dialects: ['innovaphone'],
  severity: 'error',
  title: 'a critical extension that innovaphone devices do not support',
  why: 'The validation of a certificate fails where an extension that the device does not support is critical.',
  fix: 'Issue the certificate without this extension, or not critical.',
  citations: [INNOVAPHONE('Certificate extensions')],
  *check(subject) {
    for (const { block, certificate } of certificatesIn(subject)) {
      for (const extension of certificate.extensions) {
        if (extension.critical && !SUPPORTED.has(extension.oid)) {
          yield {
            place: inBlock(block, atNode(extension.node)),
            message: `Innovaphone devices do not support this extension (${extension.name}), and refuse a certificate in which it is critical. Issue the certificate without it.`,
          };
        }
      }
    }
  },
});
