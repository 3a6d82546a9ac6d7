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
  title: 'a part of a host name that begins with xn-- but stands for nothing',
  why: 'Such a part stands for text in another script, in the notation Punycode. What cannot be decoded, or would be written in another way, belongs to no host.',
  fix: 'Have it made again; let a program make the xn-- form of the name.',
  citations: [RFC(9549, '§2.3'), RFC(5890, '§2.3.2.1'), RFC(3492, '§6.2')],
  *check({ names }) {
    for (const name of names) {
      for (const { label, text } of internationalLabels(name)) {
        const fault = faultOf(label, text);
        if (fault !== undefined) {
          yield {
            place: atNode(name.node),
            message: `The part "${label}" of this ${name.kind} ${fault}, so that it belongs to no host. Have it made again; let a program make the xn-- form of the name.`,
          };
        }
      }
    }
  },
});

function faultOf(label: string, text: string | undefined): string | undefined {
  if (text === undefined) {
    return 'is no Punycode';
  }
  if (!/[^\0-\x7f]/.test(text)) {
    return `stands for ${quotedText(text)}, which needs no xn-- form`;
  }
  return `xn--${toPunycode(text)}` === label.toLowerCase()
    ? undefined
    : `stands for ${quotedText(text)}, which is written "xn--${toPunycode(text)}"`;
}
