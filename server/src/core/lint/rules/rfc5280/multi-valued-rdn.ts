import { RFC } from '../../citations';
import { attributeName, isRepeated } from '../../nameRule';
import { defineRule, fromTo, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'name',
  severity: 'hint',
  title: 'several attributes in one relative name',
  why: 'It is allowed but seldom meant (a "+" where a new part was wanted), and programs print and compare such names in different orders.',
  fix: 'Put each attribute in a relative name of its own.',
  citations: [RFC_5280('§4.1.2.4'), RFC(4514, '§2.2')],
  *check(subject) {
    if (isRepeated(subject)) {
      return;
    }
    for (const rdn of subject.name.rdns) {
      const [first] = rdn;
      const last = rdn.at(-1);
      if (first !== undefined && last !== undefined && rdn.length > 1) {
        yield {
          place: fromTo(first.node, last.node),
          message: `This part of the name holds ${rdn.length} attributes at once (${rdn.map(attributeName).join(', ')}), which programs print and compare in different orders. If that is not meant, give each a part of its own.`,
        };
      }
    }
  },
});
