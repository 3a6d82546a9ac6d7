import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  TrustListEditResult,
  TrustListExportResult,
  TrustListResult,
} from '../../server/src/core/trustListProtocol';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, until } from '../harness/memoryFiles';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');
const root = fixture('root.crt');
const inter = fixture('inter.crt');
const leaf = fixture('leaf.crt');
const key = fixture('leaf.key');
const uri = 'file:///pki/trustlist.txt';
/** All fixtures are valid then. */
const now = Date.UTC(2026, 11, 1);

let server: TestServer;
let text: string;
afterEach(() => server.stop());

async function start(content: string, more: Parameters<typeof startTestServer>[0] = {}): Promise<void> {
  server = await startTestServer({ now, ...more });
  text = content;
  await server.open(uri, text, 'plaintext');
}

function run<T>(name: string, argument: object): Promise<T> {
  const params = { command: `phonepki.server.trustList${name}`, arguments: [{ uri, ...argument }] };
  return server.client.sendRequest<T>('workspace/executeCommand', params);
}

const titles = async () => (await run<TrustListResult>('', {})).entries.map(({ title }) => title);

/** The text after the edits, as an editor makes them. */
function edited({ edits }: TrustListEditResult): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  return [...edits]
    .sort((one, other) => offset(other.range.start) - offset(one.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
      text,
    );
}

describe('a trust list', () => {
  it('is read in its order, with what people compare', async () => {
    await start(`# of the PBX\n${root}some words\n${inter}`);
    const { entries } = await run<TrustListResult>('', {});
    expect(entries.map(({ kind, remarks }) => [kind, remarks])).toEqual([
      ['certificate', []],
      ['certificate', []],
    ]);
    expect(entries[0]?.fingerprints?.sha1).toMatch(/^(?:[0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(entries[0]?.range.start).toEqual({ line: 1, character: 0 });
    expect(entries[0]?.subject).toBe(entries[0]?.issuer);
  });

  it('says what does not belong there', async () => {
    await start(`${leaf}${key}${root}${root}`);
    const { entries } = await run<TrustListResult>('', {});
    expect(entries.map(({ remarks }) => remarks.join(' '))).toEqual([
      expect.stringContaining('no certificate of a CA'),
      expect.stringContaining('This is a private key'),
      '',
      expect.stringContaining('stands in the list already'),
    ]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(4);
    await server.stop();
    await start(root, { now: Date.UTC(2199, 0, 1) });
    const [expired] = (await run<TrustListResult>('', {})).entries;
    expect(expired?.remarks).toEqual([expect.stringContaining('expired on')]);
  });

  it('gets certificates from a text: behind the others, none twice, no key', async () => {
    await start(`# mine\r\n${root.replaceAll('\n', '\r\n')}# the end`);
    const result = await run<TrustListEditResult>('Add', { text: inter + root + key + leaf + inter });
    expect(edited(result)).toBe(`${text}\r\n${(inter + leaf).replaceAll('\n', '\r\n')}`);
    expect(result.done).toHaveLength(2);
    expect(result.refused).toEqual([
      expect.stringContaining('the list has it already'),
      expect.stringContaining('a private key'),
      expect.stringContaining('the list has it already'),
    ]);
    expect(result.warnings).toEqual([expect.stringContaining('no certificate of a CA')]);
  });

  it('takes certificates out of a PKCS #7, and refuses a text without any', async () => {
    await start('');
    const result = await run<TrustListEditResult>('Add', { text: fixture('chain.p7b') });
    expect(result.done.length).toBeGreaterThan(0);
    expect(edited(result).match(/-BEGIN CERTIFICATE-/g)).toHaveLength(result.done.length);
    await expect(run('Add', { text: 'hello' })).rejects.toThrow(/^Nothing was added: .* BEGIN and END/);
  });

  it('gets what the workspace holds', async () => {
    const files = createMemoryFiles({ 'file:///pki/inter.crt': inter, 'file:///pki/leaf.key': key });
    await start(root, {
      files,
      params: { workspaceFolders: [{ uri: 'file:///pki', name: 'pki' }] },
    });
    const objects = await until(server, async () => {
      const command = 'phonepki.server.listObjects';
      const request = server.client.sendRequest<ListObjectsResult>('workspace/executeCommand', {
        command,
        arguments: [{}],
      });
      const { objects: found } = await request;
      return found.length >= 3 ? found : undefined;
    });
    const idOf = (name: string) => objects.find((object) => object.uri.endsWith(name))?.id;
    const result = await run<TrustListEditResult>('Add', { ids: [idOf('inter.crt')] });
    expect(edited(result)).toBe(root + inter);
    await expect(run('Add', { ids: [idOf('leaf.key')] })).rejects.toThrow(/is a private key/);
    await expect(run('Add', { ids: ['gone'] })).rejects.toThrow(/not in the workspace any more/);
  });

  it('loses entries with their lines; other text is kept', async () => {
    await start(`# one\n${root}\n${inter}\n# two\n${leaf}`);
    const { entries } = await run<TrustListResult>('', {});
    const ids = entries.map(({ id }) => id);
    const without = async (...at: number[]) =>
      edited(await run<TrustListEditResult>('Remove', { ids: at.map((each) => ids[each]) }));
    expect(await without(1)).toBe(`# one\n${root}\n# two\n${leaf}`);
    expect(await without(0, 2)).toBe(`# one\n\n${inter}\n# two\n`);
    expect(await without(0, 1, 2)).toBe('# one\n\n# two\n');
    const gone = await run<TrustListEditResult>('Remove', { ids: ['gone'] });
    expect([gone.edits, gone.refused]).toEqual([[], [expect.stringContaining('has changed')]]);
  });

  it('is exported: one, each, all', async () => {
    await start(`# x\n${root}${key}${inter}`);
    const exported = async (argument: object) =>
      (await run<TrustListExportResult>('Export', argument)).files.map(({ name, bytes }) => [
        name,
        Buffer.from(bytes, 'base64'),
      ]);
    expect(await exported({ to: 'list' })).toEqual([['trustlist.txt', Buffer.from(root + inter)]]);
    const der = await exported({ to: 'der' });
    expect(der.map(([name]) => name)).toEqual((await titles()).filter((_, at) => at !== 1).map(fileName));
    expect(der[0]?.[1]).toEqual(Buffer.from(root.split('\n').slice(1, -2).join(''), 'base64'));
    const { entries } = await run<TrustListResult>('', {});
    expect(await exported({ to: 'pem', ids: [entries[2]?.id] })).toEqual([
      [expect.stringMatching(/\.pem$/), Buffer.from(inter)],
    ]);
    await expect(run('Export', { to: 'der', ids: [entries[1]?.id] })).rejects.toThrow(/no certificate/);
  });

  it('has to be open', async () => {
    await start(root);
    const argument = { uri: 'file:///other.txt' };
    await expect(run('', argument)).rejects.toThrow(/is not open/);
  });
});

const fileName = (title: string) => `${title.replace(/^CN=/, '').replace(/[^\w.-]+/g, '-')}.der`;
