import { RFC } from '../../citations';
import { defineNoParametersRule } from '../../signatureRule';

const ML_DSA = /^2\.16\.840\.1\.101\.3\.4\.3\.1[7-9]$/;

export const rule = defineNoParametersRule({
  algorithms: 'ML-DSA',
  oids: ML_DSA,
  citations: [RFC(9881, '§2'), RFC(9881, '§3')],
});
