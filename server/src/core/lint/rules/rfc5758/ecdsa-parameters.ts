import { RFC } from '../../citations';
import { defineNoParametersRule } from '../../signatureRule';

/** ecdsa-with-SHA1 (RFC 3279 §2.2.3), then SHA-224 to SHA-512. */
const ECDSA = /^1\.2\.840\.10045\.4\.(?:1|3\.[1-4])$/;

export const rule = defineNoParametersRule({
  algorithms: 'ECDSA',
  oids: ECDSA,
  citations: [RFC(5758, '§3.2'), RFC(3279, '§2.2.3')],
});
