import { defineCriticalityRule } from '../../extensionRule';
import { RFC_5280 } from '../../rule';

export const rule = defineCriticalityRule({
  oid: '2.5.29.9',
  wanted: 'not critical',
  severity: 'error',
  name: 'subjectDirectoryAttributes',
  why: 'Hardly any program knows them, and those that do not have to refuse the certificate.',
  citations: [RFC_5280('§4.2.1.8')],
});
