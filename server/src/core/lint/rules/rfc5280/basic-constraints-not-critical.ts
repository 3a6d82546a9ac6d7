import { isAnchor, isCa } from '../../certificateFacts';
import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.19',
  wanted: 'critical',
  severity: 'error',
  name: 'basicConstraints',
  why: 'In the certificate of a CA it has to be: programs that do not know it would not see whether this is one, and some devices do not take the certificate as a CA.',
  citations: [RFC_5280('§4.2.1.9')],
  applies: ({ owner }) => owner.kind === 'certificate' && isCa(owner),
  severityOf: ({ owner }) => (owner.kind === 'certificate' && isAnchor(owner) ? 'warning' : undefined),
});
