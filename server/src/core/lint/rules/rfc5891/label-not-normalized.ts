import { quotedText } from '../../../asn1/safeText';
import { toPunycode } from '../../../encoding/punycode';
import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { internationalLabels } from '../../internationalLabels';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'an international host name whose characters are not composed',
  why: 'A letter with an accent can be one character or two. Host names have the composed form (NFC); a name in the other form looks the same and never matches.',
  fix: 'Have it issued again with the name in its composed form.',
  citations: [RFC(5891, '§5.4')],
  *check({ names }) {
    for (const name of names) {
      for (const { label, text } of internationalLabels(name)) {
        const composed = text?.normalize('NFC');
        if (text !== undefined && composed !== undefined && composed !== text) {
          yield {
            place: atNode(name.node),
            message: `The part "${label}" of this ${name.kind} stands for ${quotedText(text)} in characters that are not composed (NFC); clients look for "${formOf(composed)}" and find no match. Have it issued again with that.`,
          };
        }
      }
    }
  },
});

function formOf(text: string): string {
  return /[^\0-\x7f]/.test(text) ? `xn--${toPunycode(text)}` : text;
}
