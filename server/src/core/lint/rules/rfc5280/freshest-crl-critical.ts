import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.46',
  wanted: 'not critical',
  severity: 'error',
  roles: ['certificate', 'certificateList'],
  name: 'freshestCRL',
  why: 'Delta CRLs are an aid that nobody has to know, and programs that do not know them have to refuse the object.',
  citations: [RFC_5280('§4.2.1.15'), RFC_5280('§5.2.6')],
});
