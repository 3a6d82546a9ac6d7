import type { SavedForm } from '../../../phone/savedForm';
import { definePhoneRule, WPI_GUIDE } from '../../phoneRule';
import { atText, type Finding, XML } from '../../rule';

/** Encodings of one octet a character; ASCII is looked after by the characters in the text (xml/encoding-differs). */
const EIGHT_BITS = /^(?:iso-8859-[0-9]+|latin-?[0-9]|windows-125[0-8]|cp125[0-8])$/;
const BEYOND_LATIN_1 = /[\u0100-\uFEFE\uFF00-\uFFFF]/;
/** Where the wrong characters would end up for good on the next save. */
const REPLACEMENT = '\uFFFD';

export const rule = definePhoneRule({
  severity: 'error',
  title: 'the file is written in another encoding than it declares',
  why: 'A parser reads the bytes by the declaration: it finds other characters, or refuses the file.',
  fix: 'Declare the encoding that the file is written in, or save it in the one that it declares; UTF-8 is advised.',
  citations: [XML('§4.3.3'), WPI_GUIDE('p.30')],
  *check({ config: { xml, text, saved } }): Iterable<Finding> {
    if (xml === undefined || saved === undefined) {
      return;
    }
    const { encoding, encodingSpan } = xml.declaration ?? {};
    const isToldByText = /^(?:iso-8859-1|latin-1)$/i.test(encoding ?? '') && BEYOND_LATIN_1.test(text);
    const wrong = isToldByText ? undefined : problemOf(encoding ?? 'utf-8', saved);
    const root = xml.elements[0];
    const place = encodingSpan ?? xml.declaration?.span ?? root?.nameSpan;
    if (wrong !== undefined && place !== undefined) {
      const declared =
        encoding === undefined
          ? 'It declares no encoding, so it is read as utf-8'
          : `It declares ${encoding}`;
      const canDeclare =
        encodingSpan !== undefined && wrong.declare !== undefined && !text.includes(REPLACEMENT);
      yield {
        place: atText(place),
        message: `${declared}, and its bytes are ${wrong.found}: phones read other characters, or refuse the file. ${wrong.advice}`,
        ...(canDeclare ? { data: { write: wrong.declare } } : {}),
      };
    }
  },
});

interface Problem {
  readonly found: string;
  readonly advice: string;
  /** What the bytes are without doubt. */
  readonly declare?: string;
}

function problemOf(declared: string, { encoding }: SavedForm): Problem | undefined {
  const name = declared.toLowerCase();
  const isWide = /^(?:utf-16|utf-16[bl]e|ucs-2|iso-10646-ucs-2)$/.test(name);
  const isUtf8 = name === 'utf-8' || name === 'utf8';
  switch (encoding) {
    case 'utf-16':
      return isUtf8 || EIGHT_BITS.test(name) ? { found: 'UTF-16', advice: 'Save it as UTF-8.' } : undefined;
    case 'utf-8':
      return isWide || EIGHT_BITS.test(name)
        ? { found: 'UTF-8', advice: 'Declare utf-8.', declare: 'utf-8' }
        : undefined;
    case 'ascii':
      return isWide ? { found: 'not UTF-16', advice: 'Declare utf-8.', declare: 'utf-8' } : undefined;
    case 'other':
      return isUtf8 ? { found: 'not UTF-8', advice: 'Save it as UTF-8.' } : undefined;
  }
}
