/** PKCS #10: RFC 2986 §4; Netscape's signed public key and challenge. */
import { concealed, ia5String, implicit, integer, optional, sequence, setOf, valuesOf } from '../schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo, signatureBits } from './algorithmIdentifier';
import { Attribute, Name } from './names';

export const CertificationRequest = sequence('CertificationRequest', {
  certificationRequestInfo: sequence('CertificationRequestInfo', {
    version: valuesOf('Version', integer, ['v1']),
    subject: Name,
    subjectPKInfo: SubjectPublicKeyInfo,
    attributes: optional(implicit(0, setOf(Attribute, 'Attributes'))),
  }),
  signatureAlgorithm: AlgorithmIdentifier,
  signature: signatureBits,
});

export const SignedPublicKeyAndChallenge = sequence('SignedPublicKeyAndChallenge', {
  publicKeyAndChallenge: sequence('PublicKeyAndChallenge', {
    spki: SubjectPublicKeyInfo,
    challenge: concealed(ia5String),
  }),
  signatureAlgorithm: AlgorithmIdentifier,
  signature: signatureBits,
});
