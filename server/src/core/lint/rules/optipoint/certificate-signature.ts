import { isAnchor } from '../../certificateFacts';
import { RFC } from '../../citations';
import { OPTIPOINT_SECURE } from '../../phoneRule';
import { atNode, defineRule } from '../../rule';

/** md5WithRSAEncryption, as the certificates that the document prints have it, and sha1WithRSAEncryption. */
const OF_ITS_TIME: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5']);
/** SHA-256, SHA-384, SHA-512 and SHA-224 with RSA (RFC 4055 §5). */
const LATER_RSA = /^1\.2\.840\.113549\.1\.1\.1[1-4]$/;

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['optipoint'],
  title: 'a signature that optiPoint phones may not be able to check',
  why: 'The phones speak TLS 1.0 and SSL 3 with suites of RSA and SHA-1, and the certificates in the document are signed with RSA and MD5. In TLS 1.0 a certificate for RSA is signed with RSA. Whether a phone checks SHA-2, no document says.',
  fix: 'Sign with RSA; try a certificate with SHA-256 on one phone before all others get it.',
  citations: [OPTIPOINT_SECURE('§1.1'), OPTIPOINT_SECURE('§2.4'), RFC(2246, '§7.4.2')],
  *check(certificate) {
    const { signatureAlgorithm: algorithm } = certificate;
    // Nobody checks the signature of a trust anchor.
    if (algorithm === undefined || OF_ITS_TIME.has(algorithm.oid) || isAnchor(certificate)) {
      return;
    }
    const isRsa = LATER_RSA.test(algorithm.oid);
    yield {
      place: atNode(algorithm.node),
      message: isRsa
        ? 'OptiPoint phones are of the time of SHA-1, and no document says that they check a signature with SHA-2. Try this certificate on one phone before all others get it; only where it is refused, sign with SHA-1, for these phones alone.'
        : 'OptiPoint phones agree on suites with RSA only, and in their TLS 1.0 the certificate is then signed with RSA, too (PKCS #1 v1.5); they cannot check this signature. Have it issued by a CA with an RSA key.',
      ...(isRsa ? { severity: 'information' as const } : {}),
    };
  },
});
