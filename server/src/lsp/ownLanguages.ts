/**
 * Features that a language has from one provider only, or that an answer of ours would switch off: they
 * are announced for the languages that are ours and for no other.
 */

export const OWN_LANGUAGES: readonly string[] = ['pem', 'innovaphone-script'];

export const ownLanguageSelector = OWN_LANGUAGES.map((language) => ({ language }));

export function isOwnLanguage(languageId: string): boolean {
  return OWN_LANGUAGES.includes(languageId);
}
