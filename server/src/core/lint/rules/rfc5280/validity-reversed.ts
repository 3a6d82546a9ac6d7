import { dateOf } from '../../dates';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the validity ends before it begins',
  why: 'The certificate is valid at no time at all.',
  fix: 'Have it issued again.',
  citations: [RFC_5280('§4.1.2.5')],
  *check({ validity }) {
    const from = validity?.notBefore?.instant;
    const until = validity?.notAfter?.instant;
    if (validity !== undefined && from !== undefined && until !== undefined && until < from) {
      yield {
        place: atNode(validity.node),
        message: `This certificate ends on ${dateOf(until)}, before it begins on ${dateOf(from)}, so it is never valid. Have it issued again.`,
      };
    }
  },
});
