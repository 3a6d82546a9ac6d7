import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.54',
  wanted: 'critical',
  severity: 'error',
  name: 'inhibitAnyPolicy',
  why: 'Programs that do not know it would pass over a limit that the CA was given.',
  citations: [RFC_5280('§4.2.1.14')],
});
