import { findExtension } from '../../../x509/extension';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'warning',
  title: 'a CRL without a number',
  why: 'By the number programs see which of two lists is the newer one.',
  fix: 'Issue it with a number (the file `crlnumber` in OpenSSL).',
  citations: [RFC_5280('§5.2.3')],
  *check({ version, extensions, thisUpdate, node }) {
    if (version === 2 && findExtension(extensions, '2.5.29.20') === undefined) {
      yield {
        place: atNode(thisUpdate?.node ?? node),
        message:
          'This CRL has no number (cRLNumber), by which programs see whether they have the newest one. Issue it with a number.',
      };
    }
  },
});
