import { isRepeated } from '../../nameRule';
import { atNode, defineRule, PHONEPKI } from '../../rule';

const COMMON_NAME = '2.5.4.3';
/** Where it is there the name is a path in a directory, with containers such as `CN=Users`. */
const DOMAIN_COMPONENT = '0.9.2342.19200300.100.1.25';

export const rule = defineRule({
  appliesTo: 'name',
  severity: 'information',
  title: 'several common names in one name',
  why: 'Programs that look at the common name take the first one, or the last one.',
  fix: 'Have it issued again with one common name; further hosts belong into the subjectAltName.',
  citations: [PHONEPKI('names as people write them')],
  *check(subject) {
    const attributes = subject.name.rdns.flat();
    const isPath = attributes.some(({ type }) => type === DOMAIN_COMPONENT);
    const found = isPath || isRepeated(subject) ? [] : attributes.filter(({ type }) => type === COMMON_NAME);
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      yield {
        place: atNode(second.valueNode ?? second.node),
        message: `This name has ${found.length} common names; some programs look at the first one only, others at the last. Have it issued again with one, further hosts belong into the subjectAltName.`,
        related: [{ place: atNode(first.valueNode ?? first.node), message: 'The first one' }],
      };
    }
  },
});
