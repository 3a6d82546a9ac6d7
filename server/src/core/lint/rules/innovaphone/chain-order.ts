import { isIssuedByName } from '../../issuedByName';
import { certificatesIn, definePhoneRule, INNOVAPHONE } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['innovaphone'],
  severity: 'warning',
  title: 'the chain is not in the order from the device to the root',
  why: 'The device takes the certificates in the order of the file or of their numbers: its own first, then each CA above the one before it, the root last.',
  fix: 'Put the certificates into that order.',
  citations: [INNOVAPHONE('Uploading a certificate chain together with the private key')],
  *check(subject) {
    const { config, blocks, objectOf } = subject;
    const hasKey = blocks.some((block) => /[kK]ey$/.test(objectOf(block).kind));
    if (config.kind !== 'script' && !hasKey) {
      return;
    }
    const chain = [...certificatesIn(subject)];
    for (const [index, { block, certificate }] of chain.entries()) {
      const before = chain[index - 1]?.certificate;
      if (before !== undefined && !isIssuedByName(before, certificate)) {
        const isIssuerOfNone = !chain.some((other) => isIssuedByName(other.certificate, certificate));
        yield {
          place: inBlock(block),
          message: isIssuerOfNone
            ? 'This certificate is not that of the CA which issued the one before it. A chain goes from the device certificate up to the root: remove what does not belong to it.'
            : 'This certificate does not follow the one that it issued. Put them into the order from the device certificate up to the root.',
        };
      }
    }
  },
});
