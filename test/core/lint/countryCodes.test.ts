import { describe, expect, it } from 'vitest';
import { countryCodeKind } from '../../../server/src/core/lint/countryCodes';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

describe('codes of countries', () => {
  it('are those that ISO 3166-1 has assigned', () => {
    const assigned = codes.filter((code) => countryCodeKind(code) === 'assigned');
    expect(assigned).toHaveLength(249);
    expect(assigned.filter((code) => names.of(code) === undefined)).toEqual([]);
  });

  it.each(['UK', 'EU', 'SU', 'DD', 'YU'])('%s is reserved', (code) => {
    expect(countryCodeKind(code)).toBe('reserved');
  });

  it.each(['XX', 'QM', 'ZZ', 'AA', 'XK'])('%s is private', (code) => {
    expect(countryCodeKind(code)).toBe('private');
  });
});
