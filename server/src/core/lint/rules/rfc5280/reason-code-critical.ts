import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.21',
  wanted: 'not critical',
  severity: 'error',
  roles: ['revokedCertificate'],
  name: 'reasonCode',
  why: 'Programs that do not know it would have to refuse a list that they can read.',
  citations: [RFC_5280('§5.3.1')],
});
