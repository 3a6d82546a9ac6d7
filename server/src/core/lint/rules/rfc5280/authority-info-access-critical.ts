import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '1.3.6.1.5.5.7.1.1',
  wanted: 'not critical',
  severity: 'error',
  roles: ['certificate', 'certificateList'],
  name: 'authorityInfoAccess',
  why: 'It only says where more is to be had, and devices that do not know it have to refuse the certificate.',
  citations: [RFC_5280('§4.2.2.1'), RFC_5280('§5.2.7')],
});
