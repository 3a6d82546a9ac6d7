import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

const FORMS: ReadonlySet<string> = new Set(['x400Address', 'ediPartyName', 'registeredID']);

export const rule = defineExtensionRule({
  kind: 'nameConstraints',
  severity: 'warning',
  title: 'a name constraint on a form of name that nobody constrains',
  why: 'What a constraint on an X.400 address, an EDI party or a registered identifier means is nowhere said; programs that do not know it refuse the chain.',
  fix: 'Have it issued again without that constraint.',
  citations: [RFC_5280('§4.2.1.10')],
  *check({ permitted, excluded }) {
    for (const { base } of [...permitted, ...excluded]) {
      if (FORMS.has(base.kind)) {
        yield {
          place: atNode(base.node),
          message: `This name constraint is one on the form ${base.kind}, which CAs should not constrain; programs that do not know what it means refuse the chain. Have it issued again without it.`,
        };
      }
    }
  },
});
