import { defineBundleRule } from '../../bundleRule';
import { INNOVAPHONE } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = defineBundleRule({
  severity: 'error',
  title: 'the private key is in a form that the device does not take',
  why: 'With a chain the device wants its private key in PKCS#1 or PKCS#8, in the clear; so the upload has to be by HTTPS.',
  fix: 'Write the key as an unencrypted RSA key in PKCS#1 or PKCS#8.',
  citations: [INNOVAPHONE('Uploading a certificate chain together with the private key')],
  *check({ blocks, objectOf, chain, isScript }) {
    if (isScript || chain.length === 0) {
      return;
    }
    for (const block of blocks) {
      const object = objectOf(block);
      const isEncrypted = object.kind === 'encryptedPrivateKey';
      if (
        isEncrypted ||
        object.kind === 'openSshKey' ||
        (object.kind === 'privateKey' && object.format === 'sec1')
      ) {
        yield {
          place: inBlock(block),
          message: isEncrypted
            ? 'The device cannot ask for a pass phrase, so it does not take an encrypted key. Decrypt it for the upload, and upload by HTTPS only.'
            : 'The device takes RSA keys in PKCS#1 or PKCS#8 only. Write the key in one of them.',
        };
      }
    }
  },
});
