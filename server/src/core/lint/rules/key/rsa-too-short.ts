import { BASELINE, NIST } from '../../citations';
import { defineRsaRule } from '../../keyFacts';

export const rule = defineRsaRule({
  severity: 'error',
  severityFor: {
    'spectralink-8400': 'warning',
    innovaphone: 'warning',
    optipoint: 'warning',
    openstage: 'warning',
  },
  title: 'an RSA key of less than 2048 bits',
  why: 'Such keys no longer count as safe, and operating systems and TLS libraries refuse them. Some phones still make keys of 1024 bits themselves.',
  fix: 'Make a new key of 2048 bits or more.',
  citations: [NIST('SP 800-131A Rev. 2', '§3'), BASELINE('§6.1.5')],
  part: 'modulus',
  fault: ({ bits }) =>
    bits < 2048
      ? {
          message: `This RSA key has ${bits} bits; keys of less than 2048 bits no longer count as safe, and many programs refuse them. Make a new key of 2048 bits or more.`,
        }
      : undefined,
});
