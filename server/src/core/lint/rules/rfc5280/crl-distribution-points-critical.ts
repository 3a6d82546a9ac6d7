import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.31',
  wanted: 'not critical',
  severity: 'information',
  name: 'cRLDistributionPoints',
  why: 'Devices that do not fetch CRLs have to refuse the certificate.',
  citations: [RFC_5280('§4.2.1.13')],
});
