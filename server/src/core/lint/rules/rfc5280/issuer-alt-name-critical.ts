import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.18',
  wanted: 'not critical',
  severity: 'information',
  roles: ['certificate', 'certificateList'],
  name: 'issuerAltName',
  why: 'It takes no part in the check of a chain, and programs that do not know it have to refuse the certificate.',
  citations: [RFC_5280('§4.2.1.7'), RFC_5280('§5.2.2')],
});
