import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.14',
  wanted: 'not critical',
  severity: 'error',
  name: 'subjectKeyIdentifier',
  why: 'It only helps to find the certificate, and programs that do not know it would have to refuse what they could check.',
  citations: [RFC_5280('§4.2.1.2')],
});
