/** Files that change while they are read, and judgements that are overtaken by what happens elsewhere. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { readWorkspace } from '../harness/fixtureWorkspace';
import { type LivingWorkspace, startWorkspace } from '../harness/livingWorkspace';

const { files: objects } = readWorkspace(
  readFileSync(new URL('../fixtures/workspace/renewed.files', import.meta.url), 'utf8'),
);
const text = (name: string) => objects.get(name) ?? '';

let workspace: LivingWorkspace;
afterEach(() => workspace.server.stop());

const codesOf = (path: string) =>
  (workspace.said()[`file:///pki/${path}`] ?? []).map(({ code }) => String(code));
const urisOfAll = async () => {
  const { objects } = await workspace.server.client.sendRequest<{ objects: { uri: string }[] }>(
    'workspace/executeCommand',
    { command: 'phonepki.server.listObjects', arguments: [{}] },
  );
  return objects.map(({ uri }) => uri.slice('file:///pki/'.length));
};

/** So many turns the disk needs for a file, which is more than what happens meanwhile. */
const LONG = 400;

it('a file that goes while it is read does not come back', async () => {
  workspace = await startWorkspace(new Map([['root.crt', text('root.crt')]]), { delays: [0, LONG, 0] });
  await workspace.settle();
  workspace.write('server.crt', text('server.crt'));
  await workspace.pass(1);
  await workspace.pass(250);
  workspace.remove('server.crt');
  await workspace.pass(1);
  await workspace.settle();
  expect(await urisOfAll()).toEqual(['root.crt']);
  expect(workspace.said()).toEqual({});
});

it('of a file that is written while it is read the later content counts', async () => {
  workspace = await startWorkspace(new Map([['root.crt', text('root.crt')]]), { delays: [0, LONG, 0] });
  await workspace.settle();
  workspace.write('spare.crt', text('inter.crt'));
  await workspace.pass(1);
  await workspace.pass(250);
  workspace.write('spare.crt', text('server.crt'));
  await workspace.pass(1);
  await workspace.pass(250);
  await workspace.settle();
  expect(codesOf('spare.crt')).toEqual(['workspace/issuer-missing']);
});

it('a document is judged with itself in the index, however many are opened at once', async () => {
  const names = ['server.crt', 'inter.crt', 'root.crt', 'listNewer.crl', 'request.csr'];
  const content = new Map(names.map((name) => [name, text(name)]));
  workspace = await startWorkspace(content, { opened: content });
  await workspace.settle();
  expect(codesOf('server.crt').sort()).toEqual(['workspace/names-lost', 'workspace/revoked']);
});

it('a change of the settings for phones reads their configs again', async () => {
  const config = '<settings><item name="radius-server-ca1">x</item></settings>';
  workspace = await startWorkspace(new Map([['a.xml', config]]));
  await workspace.settle();
  const before = workspace.files.reads.length;
  const settings = { phonepki: { phone: { dialect: 'auto', files: { '**/a.xml': 'optipoint' } } } };
  await workspace.server.client.sendNotification('workspace/didChangeConfiguration', { settings });
  await workspace.settle();
  expect(workspace.files.reads.length).toBeGreaterThan(before);
});
