import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'error',
  title: 'a CRL that does not say when the next one comes',
  why: 'Programs keep the list until its nextUpdate; without that they never fetch a newer one, or refuse it.',
  fix: 'Have it issued again with nextUpdate (`-crldays` in OpenSSL).',
  citations: [RFC_5280('§5.1.2.5')],
  *check({ nextUpdate, thisUpdate, node }) {
    if (nextUpdate === undefined) {
      yield {
        place: atNode(thisUpdate?.node ?? node),
        message:
          'This CRL has no nextUpdate, so programs do not know when to fetch the next one, and some refuse it. Have it issued again with the field.',
      };
    }
  },
});
