import { defineRsaRule } from '../../keyFacts';
import { PHONEPKI } from '../../rule';

export const rule = defineRsaRule({
  severity: 'information',
  title: 'an RSA key of more than 4096 bits',
  why: 'Many phones refuse such keys, or take seconds for each connection.',
  fix: 'Use 2048 to 4096 bits, or an elliptic curve where the devices know them.',
  citations: [PHONEPKI('Keys that phones can use')],
  part: 'modulus',
  fault: ({ bits }) =>
    bits > 4096
      ? {
          message: `This RSA key has ${bits} bits; many phones refuse keys of more than 4096 bits, or take seconds for each connection. Use 2048 to 4096 bits.`,
        }
      : undefined,
});
