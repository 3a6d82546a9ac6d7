import { encodingOf, toHex } from '../../../der/values';
import type { GeneralName } from '../../../x509/generalName';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode, PHONEPKI } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'information',
  title: 'a name twice in the subjectAltName',
  why: 'The second one is of no use, and a sign of a mistake: often another name was meant.',
  fix: 'Have it issued again with each name once.',
  citations: [PHONEPKI('one name, one entry')],
  *check({ names }) {
    const seen = new Map<string, GeneralName>();
    for (const name of names) {
      const key = keyOf(name);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, name);
      } else {
        yield {
          place: atNode(name.node),
          message: `This ${name.kind} stands in the subjectAltName already; perhaps another name was meant. Have it made again with each name once.`,
          tags: ['unnecessary'],
          related: [{ place: atNode(first.node), message: 'Here it stands first.' }],
        };
      }
    }
  },
});

/** Equal for names that match the same: hosts without regard to case. */
function keyOf(name: GeneralName): string {
  return name.kind === 'dNSName' && name.text !== undefined
    ? `dNSName ${name.text.text.toLowerCase()}`
    : toHex(encodingOf(name.node));
}
