import { BASELINE, NIST } from '../../citations';
import { defineHashRule } from '../../signatureRule';

export const rule = defineHashRule({
  hash: 'SHA-1',
  severityFor: {
    'spectralink-8400': 'warning',
    innovaphone: 'warning',
    optipoint: 'information',
    openstage: 'warning',
  },
  oids: new Set([
    '1.2.840.113549.1.1.5',
    '1.3.14.3.2.29',
    '1.2.840.10045.4.1',
    '1.2.840.10040.4.3',
    '1.3.14.3.2.27',
  ]),
  why: 'Collisions of SHA-1 have been made, and browsers, operating systems and TLS libraries refuse it.',
  citations: [NIST('SP 800-131A Rev. 2', '§3'), BASELINE('§7.1.3.2')],
});
