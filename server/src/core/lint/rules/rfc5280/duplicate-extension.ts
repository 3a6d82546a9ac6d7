import { nounOf } from '../../extensionRule';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'extension',
  severity: 'error',
  title: 'the same extension twice',
  why: 'Each extension may stand there once. Programs refuse the object, or one takes the first and another the last.',
  fix: 'Have it issued again with a single extension that holds all values.',
  citations: [RFC_5280('§4.2')],
  check({ extension, extensions, role }) {
    const first = extensions.find(({ oid }) => oid === extension.oid);
    return first === undefined || first === extension || extension.oid === ''
      ? []
      : [
          {
            place: atNode(extension.node),
            message: `This ${nounOf(role)} has the extension ${extension.name} already; each may stand there only once, and programs refuse it or take one of the two. Have it issued again with a single one.`,
            related: [{ place: atNode(first.node), message: `The first extension ${extension.name}` }],
          },
        ];
  },
});
