import { describe, expect, it } from 'vitest';
import { matchesHost } from '../../../server/src/core/chain/hostNames';
import { readIpAddress } from '../../../server/src/core/chain/readIpAddress';
import { ipAddressText } from '../../../server/src/core/x509/ipAddress';

describe('a DNS name of a certificate', () => {
  it.each([
    ['www.example.com', 'www.example.com'],
    ['WWW.example.COM', 'www.Example.com'],
    ['www.example.com', 'www.example.com.'],
    ['*.example.com', 'a.example.com'],
    ['phone', 'phone'],
  ])('%s is for %s', (pattern, host) => expect(matchesHost(pattern, host)).toBe(true));

  it.each([
    ['*.example.com', 'example.com'],
    ['*.example.com', 'a.b.example.com'],
    ['*.example.com', '.example.com'],
    ['w*.example.com', 'www.example.com'],
    ['www.*.com', 'www.example.com'],
    ['*.com', 'example.com'],
    ['*', 'phone'],
    ['example.com', 'www.example.com'],
    ['', ''],
  ])('%s is not for %s', (pattern, host) => expect(matchesHost(pattern, host)).toBe(false));
});

describe('an IP address as people write it', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['[::1]', '::1'],
    ['::', '::'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ])('%s', (text, shown) => expect(ipAddressText(readIpAddress(text) ?? new Uint8Array())).toBe(shown));

  it.each([
    '',
    '1.2.3',
    '256.1.1.1',
    'phone',
    '1.2.3.4.5',
    '1::2::3',
    '1:2:3',
    ':1',
    '12345::',
    '::1.2.3',
    'g::',
  ])('%s is none', (text) => expect(readIpAddress(text)).toBeUndefined());
});
