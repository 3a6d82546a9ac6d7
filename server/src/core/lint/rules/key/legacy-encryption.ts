import { defineRule, OPENSSL, WHOLE } from '../../rule';

export const rule = defineRule({
  appliesTo: 'encryptedPrivateKey',
  severity: 'warning',
  title: 'a private key in the old encrypted form',
  why: 'The pass phrase becomes the key with one round of MD5, so that it is guessed quickly. Many programs no longer read the form.',
  fix: 'Convert it: `openssl pkcs8 -topk8 -in old.key -out new.key`.',
  citations: [OPENSSL('PEM_read_bio_PrivateKey(3), PEM encryption format')],
  *check({ format }) {
    if (format === 'legacy') {
      yield {
        place: WHOLE,
        message:
          'This private key is encrypted in the old form of OpenSSL, whose pass phrase is guessed quickly (one round of MD5). Convert it with `openssl pkcs8 -topk8`.',
        tags: ['deprecated'],
      };
    }
  },
});
