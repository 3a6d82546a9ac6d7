import { describe, expect, it } from 'vitest';
import { toUnicodeDomain } from '../../server/src/core/describe/unicodeDomain';
import { ipAddressText } from '../../server/src/core/x509/ipAddress';
import { hex } from '../harness/der';

describe('IP addresses', () => {
  it.each([
    ['C0000207', '192.0.2.7'],
    ['20010DB8000000000000000000000001', '2001:db8::1'],
    ['20010DB8000000010000000000000001', '2001:db8:0:1::1'],
    ['20010DB8000000000001000000000001', '2001:db8::1:0:0:1'],
    ['20010DB8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['00000000000000000000000000000000', '::'],
    ['00000000000000000000000000000001', '::1'],
    ['20010DB8000000000000000000000000', '2001:db8::'],
    ['00000000000000000000FFFFC0000207', '::ffff:192.0.2.7'],
    ['0A000000FF000000', '10.0.0.0/8'],
    ['0A000000FF00FF00', '10.0.0.0/255.0.255.0'],
    ['0000000000000000', '0.0.0.0/0'],
    ['20010DB8000000000000000000000000FFFFFFFF000000000000000000000000', '2001:db8::/32'],
  ])('of the octets %s are %s (RFC 5952)', (octets, text) => {
    expect(ipAddressText(hex(octets))).toBe(text);
  });

  it('have 4, 8, 16 or 32 octets', () => {
    for (const length of [0, 1, 3, 5, 15, 17, 33]) {
      expect(ipAddressText(new Uint8Array(length))).toBeUndefined();
    }
  });
});

describe('internationalised domain names (RFC 3492 §7.1)', () => {
  it.each([
    ['xn--bcher-kva.example', 'bücher.example'],
    ['XN--BCHER-KVA.example', 'bücher.example'],
    ['xn--ihqwcrb4cv8a8dqg056pqjye.test', '他们为什么不说中文.test'],
    ['xn--Proprostnemluvesky-uyb24dma41a.test', 'pročprostěnemluvíčesky.test'],
    ['www.xn--mgba3a4f16a', 'www.ایران'],
    ['xn--ls8h.la', '💩.la'],
  ])('%s reads %s', (domain, text) => {
    expect(toUnicodeDomain(domain)).toBe(text);
  });

  it.each(['example.com', 'xn--', 'xn--a', 'xn--ü', 'xn--999999999999', `xn--${'a'.repeat(80)}`, 'xn--a!b'])(
    '%s stays as it is',
    (domain) => {
      expect(toUnicodeDomain(domain)).toBeUndefined();
    },
  );
});
