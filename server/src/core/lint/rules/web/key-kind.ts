import { BASELINE } from '../../citations';
import { atNode, defineRule } from '../../rule';

/** Those that browsers know, and those that have rules of their own. */
const JUDGED: ReadonlySet<string> = new Set(['RSA', 'EC', 'RSA-PSS', 'DSA']);

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['web'],
  title: 'a key that browsers do not know',
  why: 'Browsers take RSA keys and keys on the curves P-256, P-384 and P-521; they refuse certificates with others, Ed25519 among them.',
  fix: 'Issue the certificate for an RSA key of 2048 bits or more, or for one on P-256.',
  citations: [BASELINE('§6.1.5'), BASELINE('§7.1.3.1')],
  check: ({ publicKey: key }) =>
    key?.algorithm === undefined || JUDGED.has(key.algorithmName)
      ? []
      : [
          {
            place: atNode(key.algorithm.node),
            message: `This certificate is for a key of the kind ${key.algorithmName}, which browsers do not know; they refuse it. Issue it for an RSA key, or for one on P-256.`,
          },
        ],
});
