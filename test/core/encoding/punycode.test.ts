import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPunycode, toPunycode } from '../../../server/src/core/encoding/punycode';

/** Samples of RFC 3492 §7.1, and names of hosts. */
const SAMPLES: readonly (readonly [text: string, encoded: string])[] = [
  ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
  ['Pročprostěnemluvíčesky', 'Proprostnemluvesky-uyb24dma41a'],
  ['なぜみんな日本語を話してくれないのか', 'n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa'],
  ['почемужеонинеговорятпорусски', 'b1abfaaepdrnnbgefbadotcwatmq2g4l'],
  ['3年B組金八先生', '3B-ww4c5e180e575a65lsy2b'],
  ['MajiでKoiする5秒前', 'MajiKoi5-783gue6qz075azm5e'],
  ['-> $1.00 <-', '-> $1.00 <--'],
  ['bücher', 'bcher-kva'],
  ['中国', 'fiqs8s'],
  ['i❤', 'i-7iq'],
  ['', ''],
];

describe('Punycode', () => {
  it.each(SAMPLES)('"%s" is %s', (text, encoded) => {
    expect(toPunycode(text)).toBe(encoded);
    expect(readPunycode(encoded)).toBe(text);
  });

  it('agrees with the domain names of Node', () => {
    const words = [
      'größe',
      'żółć',
      'ελληνικά',
      'मराठी',
      '日本語',
      'ไทย',
      'עברית',
      '한국어',
      'ა',
      'straße',
      '𠮷野家',
    ];
    for (const word of words) {
      const expected = domainToASCII(word);
      expect(expected).toMatch(/^xn--/);
      expect(`xn--${toPunycode(word)}`).toBe(expected);
      expect(readPunycode(expected.slice(4))).toBe(word);
    }
  });

  it('refuses what is none', () => {
    const wrong = [
      'a-0',
      '-',
      'a!',
      'ü',
      '99999999999999',
      'zzzzzzzzzzzz',
      'bcher-kv',
      'ab c-kva!',
      '0'.repeat(60),
    ];
    for (const encoded of wrong) {
      expect(readPunycode(encoded), encoded).toBeUndefined();
    }
  });

  it('never makes a surrogate of it', () => {
    for (let code = 0xd7fe; code <= 0xe001; code++) {
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      const text = String.fromCharCode(code);
      expect(readPunycode(toPunycode(text))).toBe(isSurrogate ? undefined : text);
    }
  });
});
