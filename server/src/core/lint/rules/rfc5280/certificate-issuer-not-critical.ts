import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.29',
  wanted: 'critical',
  severity: 'error',
  roles: ['revokedCertificate'],
  name: 'certificateIssuer',
  why: 'Programs that do not know it would take the entry for a certificate of another CA.',
  citations: [RFC_5280('§5.3.3')],
});
