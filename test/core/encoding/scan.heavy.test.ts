import { describe, expect, it } from 'vitest';
import type { Host } from '../../../server/src/core/encoding/armor';
import { scanText } from '../../../server/src/core/encoding/scan';

const scan = (text: string, host: Host) => scanText(text, { host, isObject: () => false });

describe('hostile text', () => {
  const million = 1_000_000;
  const texts: Record<string, string> = {
    '100,000 BEGIN lines': '-----BEGIN CERTIFICATE-----\n'.repeat(100_000),
    '10 MB of A': 'A'.repeat(10 * million),
    'BEGIN and 10 MB of A': `-----BEGIN CERTIFICATE-----\n${'A'.repeat(10 * million)}`,
    'a million dashes': '-'.repeat(million),
    'a million candidates': 'MIIB'.repeat(million),
    'long candidates': 'MIP/////MIP/////MIP/////MIP/////MIP/////MIP/////\n'.repeat(100_000),
    'NUL and surrogates': '\0\ud800-----BEGIN CERTIFICATE-----\0\udc00'.repeat(10_000),
    'nested base64': `LS0tLS1CRUdJTi${'LS0tLS1CRUdJTi'.repeat(50_000)}`,
    'armor lines in one line': '-----BEGIN CERTIFICATE-----'.repeat(100_000),
    'illegal characters in one line': `-----BEGIN CERTIFICATE-----\nMIIB${'!'.repeat(2_000_000)}`,
    'blanks between illegal characters': `-----BEGIN CERTIFICATE-----\nMIIB${' !'.repeat(1_000_000)}`,
    references: `-----BEGIN CERTIFICATE-----${'&#10;'.repeat(200_000)}`,
    quotes: `-----BEGIN CERTIFICATE-----\n${'"\n"'.repeat(200_000)}`,
  };
  for (const [name, text] of Object.entries(texts)) {
    it(name, () => {
      for (const host of ['pem', 'config', 'prose'] as const) {
        expect(scan(text, host).length).toBeLessThanOrEqual(100_000);
      }
    });
  }
});
