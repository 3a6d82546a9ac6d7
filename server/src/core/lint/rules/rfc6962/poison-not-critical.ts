import { RFC } from '../../citations';
import { defineCriticalityRule } from '../../extensionRule';

export const rule = defineCriticalityRule({
  oid: '1.3.6.1.4.1.11129.2.4.3',
  wanted: 'critical',
  severity: 'error',
  name: 'CT poison',
  why: 'It is there to have every client refuse the precertificate; only a critical one does.',
  citations: [RFC(6962, '§3.1')],
});
