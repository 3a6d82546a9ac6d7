import { afterEach, expect, it } from 'vitest';
import type { DhcpOptionsResult, DhcpSuggestion } from '../../server/src/core/dhcpProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';

const uri = 'file:///prov/site.cfg';
const config =
  '<PHONE_CONFIG device.set="1" device.prov.serverName.set="1" device.prov.serverName="prov.example.com" device.prov.serverType.set="1" device.prov.serverType="HTTPS"/>\n';

let server: TestServer;
afterEach(() => server.stop());

function run<T>(command: string, argument: object): Promise<T> {
  return server.client.sendRequest<T>('workspace/executeCommand', { command, arguments: [argument] });
}

it('the options of the config that is open', async () => {
  server = await startTestServer();
  await server.open(uri, config, 'xml');
  const suggestion = await run<DhcpSuggestion>('phonepki.server.dhcpSuggestion', { uri });
  expect(suggestion).toMatchObject({ family: 'ucsoftware', url: 'https://prov.example.com' });
  const { family, url } = suggestion;
  const { text, language, warnings } = await run<DhcpOptionsResult>('phonepki.server.dhcpOptions', {
    family,
    url,
    server: 'dnsmasq',
    codes: [160],
  });
  expect(text).toMatch(/^dhcp-option-force=160,"https:\/\/prov\.example\.com"$/m);
  expect([language, warnings]).toEqual(['plaintext', []]);
  expect(await run('phonepki.server.dhcpSuggestion', { uri: 'file:///other' })).toEqual({});
});

it('a refusal comes as an error that says why', async () => {
  server = await startTestServer();
  const argument = { family: 'wpi', url: 'https://dls.example.com', server: 'windows' };
  await expect(run('phonepki.server.dhcpOptions', argument)).rejects.toThrow(
    /^Nothing was made: OpenStage phones take sdlp:/,
  );
  await expect(run('phonepki.server.dhcpOptions', { ...argument, family: 'snom' })).rejects.toThrow(
    /"family" must be one of/,
  );
});
