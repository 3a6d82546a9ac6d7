import { RFC } from '../../citations';
import { defineHashRule } from '../../signatureRule';

export const rule = defineHashRule({
  hash: 'MD2',
  oids: new Set(['1.2.840.113549.1.1.2']),
  why: 'MD2 has long been broken, and no program of today checks it.',
  citations: [RFC(6149, '§2')],
});
