/** AlgorithmIdentifier and what public keys are wrapped in: RFC 5280 §4.1.1.2, §4.1.2.7. */
import { bitsOf, objectIdentifier, octetsOf, open, optional, sequence } from '../schema';

export const AlgorithmIdentifier = sequence(
  'AlgorithmIdentifier',
  { algorithm: objectIdentifier, parameters: optional(open('algorithm', 'parameters')) },
  'algorithm',
);

export const SubjectPublicKeyInfo = sequence(
  'SubjectPublicKeyInfo',
  { algorithm: AlgorithmIdentifier, subjectPublicKey: bitsOf(open('algorithm', 'publicKey')) },
  'first',
);

/** A signature after its algorithm: two numbers for ECDSA and DSA (RFC 3279 §2.2.2 and §2.2.3), octets for all others. */
export const signatureBits = bitsOf(open('signatureAlgorithm', 'signature'));
export const signatureOctets = octetsOf(open('signatureAlgorithm', 'signature'));
