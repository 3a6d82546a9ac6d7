import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.30',
  wanted: 'critical',
  severity: 'error',
  severityFor: { web: 'information' },
  name: 'nameConstraints',
  why: 'Devices that do not know them would accept names that this CA may not certify.',
  citations: [RFC_5280('§4.2.1.10')],
});
