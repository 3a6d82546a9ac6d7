import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.17',
  wanted: 'not critical',
  severity: 'warning',
  name: 'subjectAltName',
  why: 'Where there is a subject, too, that mark is not needed, and simple devices which do not know the extension refuse the certificate for it.',
  citations: [RFC_5280('§4.2.1.6')],
  applies: ({ owner }) => owner.kind === 'certificate' && (owner.subject?.rdns.length ?? 0) > 0,
});
