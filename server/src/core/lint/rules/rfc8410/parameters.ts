import { RFC } from '../../citations';
import { defineNoParametersRule } from '../../signatureRule';

const CURVES = /^1\.3\.101\.11[0-3]$/;

export const rule = defineNoParametersRule({
  algorithms: 'Ed25519, Ed448, X25519 or X448',
  oids: CURVES,
  citations: [RFC(8410, '§3')],
});
