import { OPTIPOINT_SECURE } from '../../phoneRule';
import { atNode, defineRule } from '../../rule';

/** The document shows keys of 1024 bits for the server and of 2048 bits for the CA. */
const LONGEST_SHOWN = 2048;

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'information',
  onlyFor: ['optipoint'],
  title: 'a key longer than those that optiPoint phones are shown with',
  why: 'The document has a server key of 1024 and a CA key of 2048 bits; whether the phones compute with longer ones, and how long it takes, no document says.',
  fix: 'Issue the certificate for an RSA key of 2048 bits, or try it on one phone first.',
  citations: [OPTIPOINT_SECURE('§2.2'), OPTIPOINT_SECURE('§2.2.1')],
  *check({ publicKey: key }) {
    if (key?.algorithmName === 'RSA' && key.bits !== undefined && key.bits > LONGEST_SHOWN) {
      yield {
        place: atNode(key.node),
        message: `OptiPoint phones are shown with RSA keys of 1024 and 2048 bits, and this one has ${key.bits}. Issue the certificate for 2048 bits, or try it on one phone first.`,
      };
    }
  },
});
