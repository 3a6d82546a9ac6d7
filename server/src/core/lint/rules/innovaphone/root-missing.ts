import { defineBundleRule } from '../../bundleRule';
import { isSelfIssued } from '../../certificateFacts';
import { INNOVAPHONE, INNOVAPHONE_UPDATE } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = defineBundleRule({
  severity: 'warning',
  title: 'a device chain without its root',
  why: 'The device is given the chain from its own certificate up to that of the root CA.',
  fix: 'Add the missing CA certificates behind the last one, the root last.',
  citations: [INNOVAPHONE('Uploading a certificate chain together with the private key'), INNOVAPHONE_UPDATE],
  *check({ chain, isScript, hasKey }) {
    const last = chain.at(-1);
    const hasRoot = chain.some(({ certificate }) => isSelfIssued(certificate));
    if ((isScript || hasKey) && last !== undefined && !hasRoot) {
      yield {
        place: inBlock(last.block),
        message:
          'The chain ends here, with a certificate that another CA issued. The device is given the chain up to the root CA: add the CA certificates that are missing, the root last.',
      };
    }
  },
});
