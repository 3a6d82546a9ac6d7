import { RFC } from '../../citations';
import { defineNoParametersRule } from '../../signatureRule';

/** The twelve of SLH-DSA (20 to 31) and of HashSLH-DSA (35 to 46). */
const SLH_DSA = /^2\.16\.840\.1\.101\.3\.4\.3\.(?:2\d|3[015-9]|4[0-6])$/;

export const rule = defineNoParametersRule({
  algorithms: 'SLH-DSA',
  oids: SLH_DSA,
  citations: [RFC(9909, '§3'), RFC(9909, '§4')],
});
