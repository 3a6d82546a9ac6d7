import { defineRsaRule } from '../../keyFacts';

export const rule = defineRsaRule({
  severity: 'information',
  title: 'an RSA key whose length is not a multiple of 8 bits',
  why: 'Such keys are rare, and some programs and hardware take whole octets only.',
  fix: 'Make the next key with 2048, 3072 or 4096 bits.',
  citations: [{ source: 'Mozilla Root Store Policy', section: '§5.1' }],
  part: 'modulus',
  fault: ({ bits }) =>
    bits % 8 === 0
      ? undefined
      : {
          message: `This RSA key has ${bits} bits, which is not a multiple of 8; some programs do not take it. Make the next key with 2048, 3072 or 4096 bits.`,
        },
});
