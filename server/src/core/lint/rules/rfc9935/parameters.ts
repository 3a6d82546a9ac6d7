import { RFC } from '../../citations';
import { defineNoParametersRule } from '../../signatureRule';

const ML_KEM = /^2\.16\.840\.1\.101\.3\.4\.4\.[1-3]$/;

export const rule = defineNoParametersRule({
  algorithms: 'ML-KEM',
  oids: ML_KEM,
  citations: [RFC(9935, '§3')],
});
