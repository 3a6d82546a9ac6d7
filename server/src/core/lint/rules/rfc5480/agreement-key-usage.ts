import { RFC } from '../../citations';
import { AGREES, defineKeyUsageRule } from '../../keyUsageRule';

export const rule = defineKeyUsageRule({
  allowed: new Map([
    ['ECDH', AGREES],
    ['ECMQV', AGREES],
  ]),
  why: 'A key that names id-ecDH or id-ecMQV as its algorithm agrees on keys and nothing else.',
  fix: 'Have it issued again with keyAgreement only, or make a key with the algorithm id-ecPublicKey.',
  citations: [RFC(5480, '§3')],
});
