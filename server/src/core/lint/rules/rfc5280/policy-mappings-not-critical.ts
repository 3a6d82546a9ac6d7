import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.33',
  wanted: 'critical',
  severity: 'information',
  name: 'policyMappings',
  why: 'Programs that do not know them would judge the policies of the chain without them.',
  citations: [RFC_5280('§4.2.1.5')],
});
