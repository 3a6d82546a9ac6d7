import { verifySigned } from '../../../crypto/verifySigned';
import { isAnchor } from '../../certificateFacts';
import { whyKeyForbids } from '../../keyForbidsSignature';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the signature of a self-signed certificate is wrong',
  why: 'Its bytes were changed or damaged after it was signed; programs that check it refuse it, and the others trust something that nobody made.',
  fix: 'Get the certificate again from where it was made, and compare its fingerprint.',
  citations: [RFC_5280('§4.1.1.3'), RFC_5280('§6.1.3 (a)(1)')],
  *check(certificate) {
    const { publicKey, signatureValue, node, signature, signatureAlgorithm } = certificate;
    const isSameAlgorithm = signature?.oid === signatureAlgorithm?.oid;
    // Keys that only agree on keys signed nothing, so another one did; what a key is not for has a rule of its own.
    const canSign =
      !/^(?:X25519|X448|DH|X9\.42 DH)$/.test(publicKey?.algorithmName ?? '') &&
      whyKeyForbids(publicKey?.algorithm, signatureAlgorithm) === undefined;
    if (
      isSameAlgorithm &&
      canSign &&
      isAnchor(certificate) &&
      verifySigned(certificate, publicKey) === 'bad'
    ) {
      yield {
        place: atNode(signatureValue ?? node),
        message:
          'The signature of this self-signed certificate does not fit its own key: it was changed or damaged after it was signed, or another key of the same name signed it. Get it again, and compare its fingerprint.',
      };
    }
  },
});
