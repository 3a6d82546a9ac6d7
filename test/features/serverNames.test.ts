import { describe, expect, it } from 'vitest';
import { reissueReminder } from '../../server/src/core/features/phone/reissue';
import { readPhoneConfig } from '../../server/src/core/phone/readPhoneConfig';
import { isServerName, serverNameAt, serverNamesIn } from '../../server/src/core/phone/serverNames';

const read = (text: string) => readPhoneConfig(text, 'plaintext', { path: '', dialect: 'auto', files: {} });
const namesIn = (text: string) => {
  const config = read(text);
  return (config === undefined ? [] : serverNamesIn(config)).map(({ name, span }) => {
    expect(text.slice(span.start, span.end)).toBe(name);
    return name;
  });
};
const handset = (value: string) =>
  `<PHONE_CONFIG device.set="1" device.prov.serverName.set="1" device.prov.serverName="${value}"/>`;

describe('the names of servers', () => {
  it.each([
    ['prov.example.com', 'prov.example.com'],
    [' prov.example.com ', 'prov.example.com'],
    ['192.0.2.1', '192.0.2.1'],
    ['https://prov.example.com/phones', 'prov.example.com'],
    ['ftp://user:secret@prov.example.com:21/', 'prov.example.com'],
    ['https://[2001:db8::1]:443/', '2001:db8::1'],
    ['prov.example.com/phones', 'prov.example.com'],
  ])('are found in %s', (value, name) => expect(namesIn(handset(value))).toEqual([name]));

  it.each(['', '{$server}', '{{ server }}', 'https://'])('are not made of "%s"', (value) =>
    expect(namesIn(handset(value))).toEqual([]),
  );

  it('are found in update scripts', () => {
    const script = [
      '# http://not.example.com/',
      'config add UP1 /url http://prov.example.com/script.txt /poll 15',
      'mod cmd UP0 prot https://fw.example.com/ip222.bin ser 1134',
      'config write',
      '',
    ].join('\r\n');
    expect(namesIn(script)).toEqual(['prov.example.com', 'fw.example.com']);
  });

  it('are found in line by line configs', () => {
    expect(
      namesIn('#!version:1.0.0.1\nstatic.auto_provision.server.url = https://prov.example.com/y\n'),
    ).toEqual(['prov.example.com']);
  });

  it('are only what is under the cursor', () => {
    const text = handset('https://prov.example.com/');
    const config = read(text);
    const at = (piece: string) => config && serverNameAt(config, text.indexOf(piece));
    expect(at('prov.example')?.name).toBe('prov.example.com');
    expect(at('https')).toBeUndefined();
    expect(at('device.set')).toBeUndefined();
  });

  it('are DNS names or IPv4 addresses', () => {
    const names = [
      'prov.example.com',
      'prov',
      '192.0.2.1',
      'a_b.example',
      'https://x',
      'a b',
      'a..b',
      '',
      '-a',
    ];
    expect(names.filter(isServerName)).toEqual(names.slice(0, 4));
  });
});

it('the reminder says which certificates', () => {
  expect(reissueReminder([], 'old.example', 'new.example')).toContain('none for old.example');
});
