import { RFC } from '../../citations';
import { defineKeyUsageRule, SIGNS } from '../../keyUsageRule';

const SIZES = ['128s', '128f', '192s', '192f', '256s', '256f'];

export const rule = defineKeyUsageRule({
  allowed: new Map(
    ['SHA2', 'SHAKE'].flatMap((hash) => SIZES.map((size) => [`SLH-DSA-${hash}-${size}`, SIGNS] as const)),
  ),
  why: 'SLH-DSA keys sign; they neither agree on keys nor encrypt. Strict programs refuse anything else.',
  fix: 'Have it issued again with digitalSignature only (keyCertSign and cRLSign for a CA).',
  citations: [RFC(9909, '§6')],
});
