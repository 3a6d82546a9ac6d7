import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.17',
  wanted: 'critical',
  severity: 'error',
  name: 'subjectAltName',
  why: 'Where the subject is empty it holds the only names, and a program that does not know it would see none.',
  citations: [RFC_5280('§4.1.2.6'), RFC_5280('§4.2.1.6')],
  applies: ({ owner }) => owner.kind === 'certificate' && owner.subject?.rdns.length === 0,
});
