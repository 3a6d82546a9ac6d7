import { describe, expect, it } from 'vitest';
import { DHCP_FAMILIES, DHCP_SERVERS } from '../../server/src/core/dhcpProtocol';
import { createDhcpOptions } from '../../server/src/core/phone/dhcp/createDhcpOptions';
import { type DhcpWishes, planDhcpOptions } from '../../server/src/core/phone/dhcp/planDhcpOptions';
import { suggestDhcpOptions } from '../../server/src/core/phone/dhcp/suggestDhcpOptions';
import { readPhoneConfig } from '../../server/src/core/phone/readPhoneConfig';

function vendorBytes(family: 'optipoint' | 'wpi', wishes: DhcpWishes): string {
  const plan = planDhcpOptions(family, wishes);
  const [option] = 'kind' in plan ? [] : plan.options;
  return option?.kind === 'vendorBytes' ? Buffer.from(option.bytes).toString('latin1') : 'none';
}

function refusal(family: (typeof DHCP_FAMILIES)[number], wishes: DhcpWishes): string {
  const plan = planDhcpOptions(family, wishes);
  return 'kind' in plan ? plan.refusal : 'none';
}

describe('option 43', () => {
  it('of optiPoint phones is the frame of their manual', () => {
    // The example of A31003-J4260-M101-2-76A9 p.2-8: its code 3 has 21 octets.
    expect(vendorBytes('optipoint', { url: 'ftp://ftp.siemens.com', vlan: 258 })).toBe(
      '\x01\x0aSiemens\0\0\0\x02\x04\0\0\x01\x02\x03\x15ftp://ftp.siemens.com\0\0\0\0\0\xff',
    );
    expect(vendorBytes('optipoint', { url: ' HTTPS://prov.example.com:443/ ' })).toBe(
      '\x01\x0aSiemens\0\0\0\x03\x1chttps://prov.example.com:443\0\0\0\0\0\xff',
    );
  });

  it('of OpenStage phones is the example of A31003-C1000-M102-5-76A9 p.42', () => {
    const expected = '010753 69656d656e73 0319 73646c703a2f2f 3139322e3136382e322e3139 3a3138343433';
    const octets = Buffer.from(expected.replaceAll(' ', ''), 'hex').toString('latin1');
    expect(vendorBytes('wpi', { url: '192.168.2.19' })).toBe(octets);
    expect(vendorBytes('wpi', { url: 'sdlp://192.168.2.19:18443' })).toBe(octets);
  });
});

describe('a refusal says why', () => {
  const long = `https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.com`;

  it.each([
    ['optipoint', { url: '' }, 'there is no address'],
    ['optipoint', { url: 'https://prov.example.com/phones' }, 'a host and a port, no path'],
    ['optipoint', { url: 'http://prov.example.com' }, 'https:// or ftp://'],
    ['optipoint', { url: 'ftp://config:config@prov.example.com' }, 'tells it to everybody'],
    ['optipoint', { url: 'https://prov.example.com:70000' }, 'names no host'],
    ['optipoint', { url: long }, 'the option would have 283 octets, and 255 fit'],
    ['optipoint', { url: 'https://prov.example.com', vlan: 4095 }, 'from 1 to 4094'],
    ['wpi', { url: 'dls.example.com' }, 'an IPv4 address'],
    ['ucsoftware', { url: 'https://prov.example.com', codes: [66, 67] }, 'from 128 to 254'],
    ['ucsoftware', { url: `${long}${long.slice(8)}`, codes: [160] }, '255 fit'],
    ['innovaphone', { url: 'prov.example.com' }, 'the whole URL'],
    ['innovaphone', { url: 'https://prov.example.com/"\nx' }, 'characters that no URL has'],
    ['innovaphone', { url: `https://a.example/${'x'.repeat(236)}` }, '254 octets, and 253 fit'],
  ] as const)('%s %o', (family, wishes, reason) => {
    const said = refusal(family, wishes);
    expect(said).toContain(reason);
    expect(said).toMatch(/^Nothing was made: /);
    expect(said).not.toContain('config:config');
  });

  it('an option of exactly 255 octets is one', () => {
    expect(refusal('ucsoftware', { url: `https://a.example/${'x'.repeat(237)}`, codes: [160] })).toBe('none');
  });
});

describe('the text for a server', () => {
  const urls = {
    optipoint: 'https://prov.example.com:443',
    wpi: '192.0.2.19',
    ucsoftware: 'https://prov.example.com/phones',
    innovaphone: 'https://prov.example.com/update?mac=#m',
  };

  it.each(DHCP_FAMILIES.flatMap((family) => DHCP_SERVERS.map((server) => [family, server] as const)))(
    'for %s and %s has its source in comments',
    (family, server) => {
      const made = createDhcpOptions(family, server, { url: urls[family] });
      const text = made.kind === 'text' ? made.text : made.refusal;
      expect(text).toMatch(/^# - DHCP options for phones/);
      expect(text).toMatch(/^# .*(?:A31003-|Administrator|Reference12r1)/m);
      expect(text.split('\n').every((line) => !line.startsWith('#') || line.length <= 100)).toBe(true);
    },
  );

  it('warns of what travels in clear', () => {
    const made = createDhcpOptions('optipoint', 'dnsmasq', { url: 'ftp://prov.example.com' });
    expect(made.kind === 'text' ? made.warnings : []).toEqual([expect.stringContaining('With FTP')]);
  });

  it('for Windows quotes nothing that PowerShell expands', () => {
    const made = createDhcpOptions('innovaphone', 'windows', { url: 'https://a.example/$(x)' });
    expect(made.kind === 'text' ? made.text : '').toContain("-Value 'https://a.example/$(x)'");
  });
});

describe('what a config says', () => {
  const suggested = (text: string, path: string) =>
    suggestDhcpOptions(readPhoneConfig(text, 'properties', { path, dialect: 'auto', files: {} }));

  it('of UC Software: scheme, host and number', () => {
    const config = `<a device.prov.serverName="prov.example.com" device.prov.serverType="HTTPS" ${'device.dhcp.bootSrvUseOpt="CustomAndDefault" device.dhcp.bootSrvOpt="161"'}/>`;
    expect(suggested(config, 'site.cfg')).toMatchObject({
      family: 'ucsoftware',
      url: 'https://prov.example.com',
      codes: [161, 66],
    });
    expect(suggested('<a device.dhcp.bootSrvUseOpt="Default"/>', 'x.cfg')).toMatchObject({ codes: [66] });
    expect(suggested('<a device.dhcp.bootSrvUseOpt="Static"/>', 'x.cfg').codes).toBeUndefined();
  });

  it('of an innovaphone script: the URL', () => {
    expect(suggested('config add UP1 /url https://a.example/u.txt /poll 5\n', 'u.txt')).toMatchObject({
      family: 'innovaphone',
      url: 'https://a.example/u.txt',
    });
  });

  it('of a family without a document: its name alone; of anything else: nothing', () => {
    expect(suggested('<flat-profile><Profile_Rule>x</Profile_Rule></flat-profile>', 'spa.xml')).toEqual({
      title: expect.stringContaining('Cisco'),
    });
    expect(suggested('hello', 'x.txt')).toEqual({});
  });
});
