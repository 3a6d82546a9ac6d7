import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver-protocol';
import type { DeviceVerdictResult } from '../../server/src/core/deviceProtocol';
import type { ViewModel } from '../../server/src/core/viewProtocol';
import { startTestServer, type TestServer, type TestServerOptions } from '../harness/languageServer';
import { answered, createMemoryFiles } from '../harness/memoryFiles';

const root = new URL('../../', import.meta.url);
const sample = (name: string) => readFileSync(new URL(`sample/${name}`, root));
const fixture = (name: string) => readFileSync(new URL(`test/rules/${name}`, root), 'utf8');
const uri = 'file:///pki/server.crt';

let server: TestServer;
const start = async (options: TestServerOptions = {}) => {
  server = await startTestServer(options);
};
afterEach(() => server.stop());

const withProfile = (...profile: readonly string[]): TestServerOptions => ({
  settings: { profile },
  params: { capabilities: { workspace: { configuration: true } } },
});
const ask = (argument: object): Promise<DeviceVerdictResult> =>
  answered(
    server,
    server.client.sendRequest<DeviceVerdictResult>('workspace/executeCommand', {
      command: 'phonepki.server.deviceVerdict',
      arguments: [argument],
    }),
  );
const hoverOn = (line: number) =>
  server.client.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: { line, character: 10 },
  });

describe('the verdict of a device', () => {
  it('is given for an open document, with reasons at their places', async () => {
    await start();
    await server.open(uri, fixture('innovaphone/unsupported-key/bad-target.pem'));
    const targets = ['innovaphone', 'spectralink-8400'];
    const { verdicts, text, isForDevices } = await ask({ uri, targets });
    expect(isForDevices).toBe(true);
    expect(verdicts.map(({ target, state }) => [target, state])).toEqual([
      ['innovaphone', 'refused'],
      ['spectralink-8400', 'accepted'],
    ]);
    const [reason] = verdicts[0]?.reasons ?? [];
    expect(reason?.rule).toBe('innovaphone/unsupported-key');
    expect(reason?.sources).toEqual(['innovaphone Reference11r1, Certificate management, Key types']);
    expect(reason?.range?.start.line).toBeGreaterThan(2);
    expect(text).toContain('server.crt\n\ninnovaphone: would be refused, because: a key that');
    expect(text).toContain('Spectralink 8400: would be accepted\n');
  });

  it('is given for a file that is not open, text or bytes', async () => {
    const files = createMemoryFiles({
      'file:///pki/server.der': sample('server.der'),
      'file:///pki/upload.p12': Buffer.from(
        fixture('innovaphone/unsupported-container/bad-pkcs12.pem').replace(
          /^[\s\S]*?BEGIN.*|-----END[\s\S]*$/g,
          '',
        ),
        'base64',
      ),
    });
    await start({ files });
    const targets = ['spectralink-8400'];
    const der = await ask({ uri: 'file:///pki/server.der', targets });
    expect(der.verdicts.map(({ state }) => state)).toEqual(['accepted']);
    const container = await ask({ uri: 'file:///pki/upload.p12', targets: ['innovaphone'] });
    expect(container.verdicts.map(({ state }) => state)).toEqual(['refused']);
    expect(container.verdicts[0]?.reasons[0]?.range).toBeUndefined();
    await expect(ask({ uri: 'file:///pki/none.pem', targets })).rejects.toThrow('was not checked');
  });

  it('is asked of the devices that the file is for, where nobody says which', async () => {
    await start(withProfile('generic', 'optipoint'));
    await server.open(uri, sample('server.crt').toString());
    const { verdicts } = await ask({ uri });
    expect(verdicts.map(({ target }) => target)).toEqual(['optipoint']);
    const config = 'file:///pki/0090ac123456.cfg';
    await server.open(config, '<PHONE_CONFIG device.set="1"/>', 'properties');
    const own = await ask({ uri: config });
    expect(own.verdicts.map(({ target }) => target)).toEqual(['spectralink-8400', 'optipoint']);
  });

  it('does not depend on the severities of the settings', async () => {
    const severity = { 'innovaphone/*': 'off' };
    await start({
      ...withProfile('innovaphone'),
      settings: { profile: ['innovaphone'], lint: { severity } },
    });
    await server.open(uri, fixture('innovaphone/unsupported-key/bad-target.pem'));
    expect((await ask({ uri })).verdicts.map(({ state }) => state)).toEqual(['refused']);
  });

  it('is none for a key alone, and none for what no device is', async () => {
    await start(withProfile('innovaphone'));
    await server.open(uri, sample('server.key').toString());
    expect(await ask({ uri })).toMatchObject({ isForDevices: false, verdicts: [] });
    await expect(ask({ uri, targets: ['generic'] })).rejects.toThrow('must be one of');
  });

  it('stands in the hover and in the viewer, where the file is for a device and is checked', async () => {
    await start(withProfile('generic'));
    await server.open(uri, sample('server.crt').toString());
    expect(JSON.stringify(await hoverOn(3))).not.toContain('would be accepted');
    await server.stop();

    await start({ ...withProfile(), settings: { profile: ['innovaphone'], lint: { exclude: ['**'] } } });
    await server.open(uri, sample('server.crt').toString());
    expect(JSON.stringify(await hoverOn(3))).not.toContain('would be accepted');
    await server.stop();

    await start(withProfile('spectralink-8400', 'innovaphone'));
    const text = fixture('innovaphone/unsupported-key/bad-target.pem');
    await server.open(uri, text);
    const hover = JSON.stringify(await hoverOn(6)).replaceAll('&#58;', ':');
    expect(hover).toContain('Spectralink 8400: would be accepted');
    expect(hover).toContain('innovaphone: would be refused, because: a key that');
    const view = await server.client.sendRequest<ViewModel>('workspace/executeCommand', {
      command: 'phonepki.server.viewModel',
      arguments: [{ name: 'server.crt', uri, bytes: Buffer.from(text).toString('base64') }],
    });
    expect(view.shown?.verdicts.map(({ tone }) => tone)).toEqual(['good', 'bad']);
    expect(view.shown?.verdicts[1]?.reasons[0]).toContain('Innovaphone devices support RSA keys');
  });
});
