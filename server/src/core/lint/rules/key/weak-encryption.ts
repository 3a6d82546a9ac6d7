import { RFC } from '../../citations';
import { plural } from '../../dates';
import { atNode, defineRule } from '../../rule';

/** PBKDF2 with fewer rounds protects hardly more than none. */
const FEWEST_ROUNDS = 1000;

export const rule = defineRule({
  appliesTo: 'encryptedPrivateKey',
  severity: 'warning',
  title: 'a private key under weak encryption',
  why: 'DES, RC2 and RC4 are broken, and PBES1 is kept for old programs only; with few rounds pass phrases are guessed quickly.',
  fix: 'Encrypt it again: `openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out new.key`.',
  citations: [RFC(8018, '§6.1'), RFC(8018, '§4.2')],
  *check({ encryption, node }) {
    if (encryption === undefined || node === undefined) {
      return;
    }
    const { kind, name, derivation } = encryption;
    const place = atNode(encryption.node ?? node);
    const rounds = derivation?.name === 'PBKDF2' ? derivation.iterations : undefined;
    if (kind === 'PBES1' || (kind === 'PKCS #12 PBE' && /RC2|RC4/i.test(name))) {
      yield {
        place,
        message: `This private key is encrypted with ${name}, which is kept for old programs only and is broken. Encrypt it again with \`openssl pkcs8 -topk8 -v2 aes-256-cbc\`.`,
        tags: ['deprecated'],
      };
    } else if (rounds !== undefined && rounds < FEWEST_ROUNDS) {
      yield {
        place,
        message: `The pass phrase of this private key becomes its key in ${plural(rounds, 'round')} of PBKDF2, at least ${FEWEST_ROUNDS} are asked for: it is guessed quickly. Encrypt it again with \`openssl pkcs8 -topk8 -iter 600000\`.`,
      };
    }
  },
});
