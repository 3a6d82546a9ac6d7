import { isAnchor } from '../../certificateFacts';
import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.15',
  wanted: 'critical',
  severity: 'warning',
  name: 'keyUsage',
  why: 'Programs that do not know it would use the key for anything.',
  citations: [RFC_5280('§4.2.1.3')],
  severityOf: ({ owner }) => (owner.kind === 'certificate' && isAnchor(owner) ? 'information' : undefined),
});
