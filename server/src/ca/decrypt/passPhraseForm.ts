/**
 * A pass phrase as octets. PKCS #12's own key derivation takes UTF-16 with a zero behind it (RFC 7292 §B.1),
 * PKCS #5 octets, which are UTF-8 today (RFC 8018 §3).
 */
import { toUtf8 } from '../../core/der/strings';

export interface PassPhraseForm {
  /** For the key derivation of PKCS #12. */
  readonly wide: Uint8Array;
  /** For PBKDF1, PBKDF2 and scrypt. */
  readonly narrow: Uint8Array;
}

/** The form that today's programs use first, then those that are met in files of others. */
export function passPhraseForms(passPhrase: string): readonly PassPhraseForm[] {
  const usual = { wide: toWide(passPhrase), narrow: toUtf8(passPhrase) };
  if (passPhrase === '') {
    // No pass phrase, other than an empty one, has no zero behind it.
    return [usual, { wide: new Uint8Array(), narrow: usual.narrow }];
  }
  const forms: PassPhraseForm[] = [usual];
  const points = [...passPhrase].map((character) => character.codePointAt(0) as number);
  if (points.some((point) => point > 0x7f)) {
    // OpenSSL before 1.1 took each octet of the terminal's encoding for a character.
    const asLatin1 = String.fromCharCode(...usual.narrow);
    forms.push({ wide: toWide(asLatin1), narrow: toUtf8(asLatin1) });
    if (points.every((point) => point <= 0xff)) {
      // Programs for Windows give PBKDF2 the octets of Latin-1.
      forms.push({ wide: usual.wide, narrow: Uint8Array.from(points) });
    }
  }
  return forms;
}

function toWide(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2 + 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    octets[at * 2] = unit >> 8;
    octets[at * 2 + 1] = unit & 0xff;
  }
  return octets;
}
