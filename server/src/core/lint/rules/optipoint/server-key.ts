import { findExtension } from '../../../x509/extension';
import { isServerCertificate, keyUsagesOf } from '../../certificateFacts';
import { OPTIPOINT_SECURE } from '../../phoneRule';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['optipoint'],
  title: 'a server key with which optiPoint phones agree on no cipher',
  why: 'The phones offer only cipher suites in which they encrypt the session key with the RSA key of the server (TLS_RSA_WITH_…).',
  fix: 'Issue the server certificate for an RSA key, with `keyUsage = digitalSignature, keyEncipherment`.',
  citations: [OPTIPOINT_SECURE('§1.1')],
  *check(certificate) {
    const { publicKey: key, extensions } = certificate;
    if (!isServerCertificate(certificate) || key === undefined) {
      return;
    }
    if (key.algorithmName !== 'RSA') {
      yield {
        place: atNode(key.node),
        message: `OptiPoint phones encrypt the session key with the RSA key of the server, and this server has a key of the kind ${key.algorithmName}: no connection comes about. Issue the certificate for an RSA key.`,
      };
      return;
    }
    const usage = findExtension(extensions, '2.5.29.15');
    if (usage !== undefined && keyUsagesOf(certificate)?.includes('keyEncipherment') === false) {
      yield {
        place: atNode(usage.node),
        message:
          'OptiPoint phones encrypt the session key with the key of the server, and the keyUsage of this certificate does not allow that. Issue it with keyEncipherment.',
      };
    }
  },
});
