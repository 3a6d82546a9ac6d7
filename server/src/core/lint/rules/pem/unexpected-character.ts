import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_4648 } from '../../rule';

const NAMES: Readonly<Record<string, string>> = {
  '\u0000': 'NUL (U+0000)',
  '\u00a0': 'A no-break space (U+00A0)',
  '\u00ad': 'A soft hyphen (U+00AD)',
  '\u200b': 'A zero width space (U+200B)',
  '\u200c': 'A zero width non-joiner (U+200C)',
  '\u200d': 'A zero width joiner (U+200D)',
  '\u2060': 'A word joiner (U+2060)',
  '\ufeff': 'A byte order mark (U+FEFF)',
  '\ufffd': 'A replacement character (U+FFFD), what is left of a byte that was not UTF-8,',
};

/** What readers of scanned pages and hasty typists put in place of base64 characters. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '|': '"l", "I" or "1"',
  '!': '"l", "I" or "1"',
  $: '"S"',
  '€': '"E" or "C"',
  '£': '"E"',
  '\u0410': '"A"',
  '\u0412': '"B"',
  '\u0421': '"C"',
  '\u0415': '"E"',
  '\u041e': '"O"',
  '\u0430': '"a"',
  '\u0435': '"e"',
  '\u043e': '"o"',
  '\u2044': '"/"',
  '\u2215': '"/"',
};

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return NAMES[character] ?? (/^[!-~]+$/.test(character) ? `"${character}"` : `"${character}" (U+${code})`);
}

function advice(character: string): string {
  if (character in NAMES) {
    return 'It cannot be seen: remove it, and compare the line with the original.';
  }
  const likely = LOOKS_LIKE[character];
  return likely === undefined
    ? 'Compare the line with the original; a scanned page often turns "1" into "l" and "/" into "I" as well.'
    : `It may stand for ${likely}. Compare the line with the original; a scanned page often turns "1" into "l" and "/" into "I" as well.`;
}

export const rule = defineEncodingRule({
  problem: 'unexpected-character',
  severity: 'error',
  title: 'a character that base64 does not have',
  why: 'OpenSSL refuses the block. Such characters come from scanned or printed text, from word processors and from transmissions that damage bytes.',
  fix: 'Compare the line with the original and write the right character.',
  citations: [RFC_4648('§4')],
  message: (problem) =>
    `${nameOf(problem.detail)} is not a base64 character${times(problem)}, and programs refuse the block. ${advice(problem.detail)}`,
});
