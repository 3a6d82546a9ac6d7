import { RFC } from '../../citations';
import { defineHashRule } from '../../signatureRule';

export const rule = defineHashRule({
  hash: 'MD5',
  // Those of innovaphone check it, and the printed certificates of optiPoint have it.
  severityFor: { innovaphone: 'warning', optipoint: 'warning' },
  oids: new Set(['1.2.840.113549.1.1.4', '1.3.14.3.2.3']),
  why: 'Others can make a certificate with the same signature, which has been done; programs refuse it.',
  citations: [RFC(6151, '§2')],
});
