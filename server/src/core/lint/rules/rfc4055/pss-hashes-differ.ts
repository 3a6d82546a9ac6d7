import { definePssRule } from '../../pssRule';

export const rule = definePssRule({
  severity: 'warning',
  title: 'a signature with RSASSA-PSS over two different hashes',
  why: 'The mask should be made with the hash of the message. Browsers and many TLS libraries know no other combination.',
  fix: 'Have it issued again with the same hash in both places (`-sigopt rsa_mgf1_md:sha256` in OpenSSL).',
  fault: ({ hash, maskHash }) =>
    hash === maskHash
      ? undefined
      : `This signature with RSASSA-PSS uses ${hash} for the message and ${maskHash} for the mask; browsers and many TLS libraries refuse it. Have it issued again with the same hash in both places.`,
});
