/** The parts of configurations that we write, read by real DHCP servers, and what these then send to a phone. */
import { describe, expect, it } from 'vitest';
import type { DhcpFamily, DhcpServer } from '../../server/src/core/dhcpProtocol';
import { createDhcpOptions } from '../../server/src/core/phone/dhcp/createDhcpOptions';
import type { DhcpWishes } from '../../server/src/core/phone/dhcp/planDhcpOptions';
import { askDhcpd, askDnsmasq, type Offer, type Phone } from '../harness/dhcpReply';

const FAMILIES: readonly (readonly [DhcpFamily, DhcpWishes])[] = [
  ['optipoint', { url: 'https://prov.example.com:8443', vlan: 1000 }],
  ['ucsoftware', { url: 'https://prov.example.com/a,b;c#d?e=$f%20', codes: [66, 160] }],
  ['innovaphone', { url: 'https://prov.example.com/update?mac=#m&x=(1)' }],
];
const WPI: readonly [DhcpFamily, DhcpWishes] = ['wpi', { url: '192.0.2.19' }];

/** They ask for a mask and a router: what else comes, comes because the configuration says so. */
const phone = (vendorClass: string): Phone => ({ vendorClass, asksFor: [1, 3] });
const PHONES = ['OptiIpPhone', 'OptiPoint', '1.3.6.1.4.1.6666', 'something else'].map(phone);

function configuration(server: DhcpServer, families: readonly (readonly [DhcpFamily, DhcpWishes])[]): string {
  return families
    .map(([family, wishes]) => {
      const made = createDhcpOptions(family, server, wishes);
      expect(made.kind).toBe('text');
      return made.kind === 'text' ? made.text : '';
    })
    .join('\n');
}

function expectOffers([optiIpPhone, optiPoint, innovaphone, other]: readonly Offer[]): void {
  const text = (offer: Offer | undefined, code: number) => {
    const octets = offer?.get(code);
    return octets && Buffer.from(octets).toString('latin1');
  };
  const frame =
    '\x01\x0aSiemens\0\0\0\x02\x04\0\0\x03\xe8\x03\x1dhttps://prov.example.com:8443\0\0\0\0\0\xff';
  expect(text(optiIpPhone, 43)).toBe(frame);
  expect(text(optiPoint, 43)).toBe(frame);
  // The servers close the option by themselves, or do not: both are right (RFC 2132 §8.4).
  expect(text(innovaphone, 43)?.replace(/\xff$/, '')).toBe(
    '\xd7\x2chttps://prov.example.com/update?mac=#m&x=(1)',
  );
  expect(text(other, 43)).toBeUndefined();
  // dnsmasq ends this one with a zero, which a phone has to bear (RFC 2132 §2).
  expect(text(other, 66)?.replace(/\0$/, '')).toBe('https://prov.example.com/a,b;c#d?e=$f%20');
  expect(text(other, 160)).toBe('https://prov.example.com/a,b;c#d?e=$f%20');
}

describe('a phone gets the octets that its document shows', () => {
  const openStage = '\x01\x07Siemens\x03\x17sdlp://192.0.2.19:18443';

  it('from dnsmasq', async () => {
    expectOffers(await askDnsmasq(configuration('dnsmasq', FAMILIES), PHONES));
    const [offer] = await askDnsmasq(configuration('dnsmasq', [WPI]), [phone('OptiIpPhone')]);
    expect(Buffer.from(offer?.get(43) ?? []).toString('latin1')).toBe(openStage);
  });

  it('from ISC dhcpd', () => {
    expectOffers(askDhcpd(configuration('isc-dhcpd', FAMILIES), PHONES));
    const [offer] = askDhcpd(configuration('isc-dhcpd', [WPI]), [phone('OptiIpPhone')]);
    expect(Buffer.from(offer?.get(43) ?? []).toString('latin1')).toBe(openStage);
  });
});
