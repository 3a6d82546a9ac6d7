import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.27',
  wanted: 'critical',
  severity: 'error',
  roles: ['certificateList'],
  name: 'deltaCRLIndicator',
  why: 'Programs that do not know it would take the changes for the whole list.',
  citations: [RFC_5280('§5.2.4')],
});
