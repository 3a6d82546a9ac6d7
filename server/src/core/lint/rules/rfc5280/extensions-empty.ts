import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: ['certificate', 'certificateList'],
  severity: 'error',
  title: 'an empty list of extensions',
  why: 'The list holds at least one extension, or is not there at all; strict programs refuse the object.',
  fix: 'Have it issued again.',
  citations: [RFC_5280('§4.1'), RFC_5280('§5.1')],
  *check({ kind, extensionsNode }) {
    if (extensionsNode !== undefined && extensionsNode.contentEnd === extensionsNode.contentStart) {
      yield {
        place: atNode(extensionsNode),
        message: `The list of extensions of this ${kind === 'certificate' ? 'certificate' : 'CRL'} is empty, where it has to hold at least one or be left out; strict programs refuse it. Have it issued again.`,
      };
    }
  },
});
