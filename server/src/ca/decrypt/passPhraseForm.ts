/**
 * A pass phrase as octets. PKCS #12's own key derivation takes UTF-16 with a zero behind it (RFC 7292 §B.1),
 * PKCS #5 octets, which are UTF-8 today (RFC 8018 §3).
 */
import { toUtf8, toUtf16 } from '../../core/der/strings';

export interface PassPhraseForm {
  /** For the key derivation of PKCS #12. */
  readonly wide: Uint8Array;
  /** For PBKDF1, PBKDF2 and scrypt. */
  readonly narrow: Uint8Array;
}

/** As today's programs have it. */
export function usualPassPhraseForm(passPhrase: string): PassPhraseForm {
  return { wide: toWide(passPhrase), narrow: toUtf8(passPhrase) };
}

/** The form that today's programs use first, then those that are met in files of others. */
export function passPhraseForms(passPhrase: string): readonly PassPhraseForm[] {
  const usual = usualPassPhraseForm(passPhrase);
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
  return toUtf16(`${text}\0`);
}
