import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { SipsTrustArguments, SipsTrustResult } from '../../server/src/core/sipsProtocol';
import { TrustListCommand, type TrustListEditResult } from '../../server/src/core/trustListProtocol';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { answered, createMemoryFiles, until } from '../harness/memoryFiles';

const file = (name: string) => readFileSync(new URL(`../fixtures/sips/${name}`, import.meta.url), 'utf8');
const folder = 'file:///pki/site%201';
const at = (name: string) => `${folder}/${name}`;
const NAMES = ['pbx1.pem', 'pbx1-app.pem', 'pbx1.trustlist.txt', 'pbx2.crt', 'phone-1.trustlist.txt'];
const contents = Object.fromEntries(NAMES.map((name) => [at(name), file(name)]));
/** All fixtures are valid then. */
const now = Date.UTC(2026, 11, 1);

let server: TestServer;
afterEach(() => server.stop());

async function start(content: Readonly<Record<string, string>> = contents): Promise<void> {
  const workspaceFolders = [{ uri: 'file:///pki', name: 'pki' }];
  server = await startTestServer({ now, files: createMemoryFiles(content), params: { workspaceFolders } });
  const params = { command: 'phonepki.server.listObjects', arguments: [{}] };
  await until(server, async () => {
    const { state } = await server.client.sendRequest<ListObjectsResult>('workspace/executeCommand', params);
    return state.isBusy ? undefined : true;
  });
}

function ask(argument: Partial<SipsTrustArguments>): Promise<SipsTrustResult> {
  const params = { command: 'phonepki.server.sipsTrust', arguments: [{ folder, ...argument }] };
  return answered(server, server.client.sendRequest<SipsTrustResult>('workspace/executeCommand', params));
}

describe('the check of SIPS trust', () => {
  it('lists the devices first', async () => {
    await start();
    const { devices, commonNames, findings } = await ask({ domain: 'example.com' });
    expect(
      devices.map(({ name, hasTrustList, looksLikeRegistrar }) => [name, hasTrustList, looksLikeRegistrar]),
    ).toEqual([
      ['pbx1', true, true],
      ['pbx2', false, true],
      ['phone-1', true, false],
    ]);
    expect(commonNames).toContain('example.com');
    expect(findings).toEqual([]);
  });

  it('says what is missing between those that are chosen, with places', async () => {
    await start();
    const { findings, summary, text } = await ask({
      domain: 'example.com',
      registrars: ['pbx1', 'pbx2'],
      phones: ['phone-1', 'pbx1'],
    });
    expect(findings.map(({ kind }) => kind)).toEqual(['trust', 'application-certificate']);
    expect(findings[0]?.message).toBe(
      'pbx2 does not trust "example.com" of pbx1: the folder holds no trust list of it.',
    );
    expect(findings[0]?.addition).toMatchObject({ trustList: at('pbx2.trustlist.txt'), isNew: true });
    expect(findings[0]?.places).toEqual([
      { title: 'Certificate of pbx1', uri: at('pbx1-app.pem'), range: expect.anything() },
    ]);
    expect(findings[0]?.places[0]?.range?.start.line).toBe(0);
    expect(summary).toBe('1 of 4 trusts is missing; 1 further finding.');
    expect(text).toContain('SIPS trust in site 1\n');
    expect(text).not.toContain('Not every file');
  });

  it('finds nothing more once its addition is in the list, as the editor has it', async () => {
    const list = at('phone-1.trustlist.txt');
    await start({ ...contents, [list]: '# of a phone\n' });
    const asked = { domain: 'example.com', registrars: ['pbx1'], phones: ['phone-1'] };
    const [missing] = (await ask(asked)).findings;
    expect(missing?.addition).toMatchObject({ title: 'CN=Example Root', trustList: list, isNew: false });
    await server.open(list, '# of a phone\n', 'plaintext');
    const ids = [missing?.addition?.id];
    const params = { command: TrustListCommand.add, arguments: [{ uri: list, ids }] };
    const { edits } = await server.client.sendRequest<TrustListEditResult>(
      'workspace/executeCommand',
      params,
    );
    const textDocument = { uri: list, version: 2 };
    const text = `# of a phone\n${edits[0]?.newText}`;
    await server.client.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ text }],
    });
    expect((await ask(asked)).summary).toBe('No trust is missing (1 looked at).');
  });

  it('says where not every file could be read', async () => {
    server = await startTestServer({ now });
    await server.open(at('pbx1.pem'), file('pbx1.pem'));
    const { summary, text } = await ask({ registrars: ['pbx1'] });
    expect(summary).toMatch(/^No device has to trust another one\. Not every file of the workspace was read/);
    expect(text).toContain('\nNot every file of the workspace was read');
  });

  it('takes files for trust lists that somebody opened as such', async () => {
    const peers = at('phone-2.pem');
    await start({ ...contents, [peers]: file('ca.crt') });
    const asked = { domain: 'example.com', registrars: ['pbx1'], phones: ['phone-2'] };
    await expect(ask(asked)).rejects.toThrow('site 1 has no device "phone-2" any more');
    expect((await ask({ ...asked, trustLists: [peers] })).findings).toEqual([]);
  });
});
