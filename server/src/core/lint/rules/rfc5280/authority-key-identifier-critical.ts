import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.35',
  wanted: 'not critical',
  severity: 'error',
  roles: ['certificate', 'certificateList'],
  name: 'authorityKeyIdentifier',
  why: 'It only helps to find the issuer, and programs that do not know it would have to refuse what they could check.',
  citations: [RFC_5280('§4.2.1.1'), RFC_5280('§5.2.1')],
});
