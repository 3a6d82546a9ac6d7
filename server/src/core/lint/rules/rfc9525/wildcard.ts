import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'warning',
  title: 'a wildcard that clients do not match',
  why: 'A wildcard stands for exactly one part of the name, the first one, and for all of it; below it there are at least two parts. Clients pass over any other.',
  fix: 'Have it issued again with `*.domain.example`, or with the names themselves.',
  citations: [RFC(9525, '§6.3')],
  *check({ names }) {
    for (const name of names) {
      const text = name.kind === 'dNSName' ? (name.text?.text ?? '') : '';
      if (text.includes('*') && !/^\*\.[^*.]+\.[^*]+$/.test(text)) {
        yield {
          place: atNode(name.node),
          message: `The dNSName "${text}" has a wildcard that clients do not match: it has to be the whole first part of a name, as in *.domain.example. Have it made again like that, or with the names themselves.`,
        };
      }
    }
  },
});
