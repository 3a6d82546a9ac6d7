import { defineBundleRule } from '../../bundleRule';
import { isIssuedByName } from '../../issuedByName';
import { INNOVAPHONE } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = defineBundleRule({
  severity: 'warning',
  title: 'the chain is not in the order from the device to the root',
  why: 'The device takes the certificates in the order of the file or of their numbers: its own first, then each CA above the one before it, the root last.',
  fix: 'Put the certificates into that order.',
  citations: [INNOVAPHONE('Uploading a certificate chain together with the private key')],
  *check({ chain, isScript, hasKey }) {
    if (!isScript && !hasKey) {
      return;
    }
    for (const [index, { block, certificate }] of chain.entries()) {
      const before = chain[index - 1]?.certificate;
      if (before !== undefined && !isIssuedByName(before, certificate)) {
        const isForeign = !chain.some(
          (other) =>
            other.certificate !== certificate &&
            (isIssuedByName(other.certificate, certificate) ||
              isIssuedByName(certificate, other.certificate)),
        );
        yield {
          place: inBlock(block),
          message: isForeign
            ? 'This certificate is not that of the CA which issued the one before it. A chain goes from the device certificate up to the root: remove what does not belong to it.'
            : 'This certificate does not stand behind the one that it issued. Put them into the order from the device certificate up to the root.',
        };
      }
    }
  },
});
