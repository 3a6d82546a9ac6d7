import { BASELINE } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'authorityInfoAccess',
  severity: 'information',
  title: 'the same address twice in the authorityInfoAccess',
  why: 'Programs try the addresses one after the other; the same one again is of no use, and often another was meant.',
  fix: 'Have it issued again with each address once.',
  citations: [BASELINE('§7.1.2.7.7')],
  *check({ descriptions }) {
    const seen = new Set<string>();
    for (const { method, location, node } of descriptions) {
      const address =
        location.kind === 'uniformResourceIdentifier' ? location.text?.text.toLowerCase() : undefined;
      const key = `${method} ${address}`;
      if (address !== undefined && seen.has(key)) {
        yield {
          place: atNode(node),
          message:
            'This address stands in the authorityInfoAccess already, for the same purpose; perhaps another was meant. Have it issued again with each address once.',
          tags: ['unnecessary'],
        };
      }
      seen.add(key);
    }
  },
});
