import { quotedText } from '../../../asn1/safeText';
import { readUtf8 } from '../../../der/strings';
import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

export const rule = defineNameRule({
  severity: 'warning',
  title: 'a name that was read in the wrong character set',
  why: 'Umlauts and accents have become two characters each, since text in UTF-8 was read as Latin-1 when the name was made; the name shows and compares as something else.',
  fix: 'Have it issued again; tell the program that its input is UTF-8 (`-utf8` in OpenSSL).',
  citations: [RFC_5280('§4.1.2.4')],
  fault({ text, valid }, attribute) {
    const meant = valid ? misread(text) : undefined;
    return meant === undefined
      ? undefined
      : `The attribute ${attributeName(attribute)} of this name is ${quotedText(text)}, which looks like ${quotedText(meant)} read in the wrong character set: the name shows and compares as something else. Have it issued again from input in UTF-8.`;
  },
});

/** The text whose octets in UTF-8 these characters are; `undefined` where they are none. */
function misread(text: string): string | undefined {
  if (!/[^\0-\x7f]/.test(text)) {
    return undefined;
  }
  const octets = Array.from(text, octetOf);
  const meant = octets.every((each) => each !== undefined)
    ? readUtf8(Uint8Array.from(octets), 0, octets.length)
    : undefined;
  return meant?.valid === true ? meant.text : undefined;
}

/** What Windows has between 0x80 and 0x9f, where Latin-1 has control characters. */
const WINDOWS =
  '\u20ac\0\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\0\u017d\0\0\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\0\u017e\u0178';

function octetOf(character: string): number | undefined {
  const code = character.codePointAt(0) as number;
  const windows = WINDOWS.indexOf(character);
  return code < 0x100 ? code : windows >= 0 ? 0x80 + windows : undefined;
}
