import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateRequest',
  severity: 'hint',
  title: 'a password in a request',
  why: 'Whoever gets the request can read it. SCEP needs it; otherwise it usually comes from a prompt of OpenSSL.',
  fix: 'Leave the challenge password empty, and do not use one that is used elsewhere.',
  citations: [RFC(2985, '§5.4.1')],
  *check({ attributes }) {
    for (const { node, value } of attributes) {
      if (value.kind === 'challengePassword') {
        yield {
          place: atNode(node),
          message:
            'This request holds a challenge password that everybody who gets it can read. Unless the CA asks for it (SCEP), leave it empty.',
        };
      }
    }
  },
});
