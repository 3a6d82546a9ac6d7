import { quotedText } from '../../../asn1/safeText';
import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { internationalLabels } from '../../internationalLabels';
import { atNode } from '../../rule';

/** Letters, marks and digits (RFC 5892 §2.1), the exceptions of §2.6, joiners (§2.8), and what Unicode may yet assign. */
const ALLOWED =
  /^(?:[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\p{Cn}\u{b7}\u{375}\u{5f3}\u{5f4}\u{6fd}\u{6fe}\u{f0b}\u{3007}\u{30fb}-]|\u200c|\u200d)$/u;

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'warning',
  title: 'an international host name with a character that host names cannot have',
  why: 'Host names consist of letters, marks and digits; symbols, capitals and pictures are not among them, and programs that go by the standard do not look such a name up.',
  fix: 'Give the host a name of letters and digits.',
  citations: [RFC(5891, '§5.4'), RFC(5892, '§3')],
  *check({ names }) {
    for (const name of names) {
      for (const { label, text } of internationalLabels(name)) {
        const fault = text === undefined ? undefined : faultOf(text);
        if (text !== undefined && fault !== undefined) {
          yield {
            place: atNode(name.node),
            message: `The part "${label}" of this ${name.kind} stands for ${quotedText(text)}, which ${fault}; strict programs do not look such names up. Give the host a name of letters and digits.`,
          };
        }
      }
    }
  },
});

function faultOf(text: string): string | undefined {
  if (text.slice(2, 4) === '--') {
    return 'has two hyphens as its third and fourth character';
  }
  if (/^\p{M}/u.test(text)) {
    return 'begins with a mark that belongs to a letter before it';
  }
  // What a single character decomposes to is judged as a whole by another rule.
  const wrong = [...text.normalize('NFC')].find(
    (each) => !ALLOWED.test(each) || (each.normalize('NFKC') !== each && each.normalize('NFC') === each),
  );
  return wrong === undefined
    ? undefined
    : `holds the character ${quotedText(wrong)} (U+${(wrong.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')})`;
}
