import { RFC } from '../../citations';
import { defineKeyUsageRule, SIGNS } from '../../keyUsageRule';

export const rule = defineKeyUsageRule({
  allowed: new Map(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'].map((name) => [name, SIGNS])),
  why: 'ML-DSA keys sign; they neither agree on keys nor encrypt. Strict programs refuse anything else.',
  fix: 'Have it issued again with digitalSignature only (keyCertSign and cRLSign for a CA).',
  citations: [RFC(9881, '§5')],
});
