/** AlgorithmIdentifier and what public keys are wrapped in: RFC 5280 §4.1.1.2, §4.1.2.7. */
import { bitsOf, objectIdentifier, open, optional, sequence } from '../schema';

export const AlgorithmIdentifier = sequence(
  'AlgorithmIdentifier',
  { algorithm: objectIdentifier, parameters: optional(open('algorithm', 'parameters')) },
  'algorithm',
);

export const SubjectPublicKeyInfo = sequence('SubjectPublicKeyInfo', {
  algorithm: AlgorithmIdentifier,
  subjectPublicKey: bitsOf(open('algorithm', 'publicKey')),
});
