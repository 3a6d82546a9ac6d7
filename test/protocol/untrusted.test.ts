/** In a workspace that nobody trusts every command either reads or refuses; who adds one has to say which. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileStore } from '../../server/src/ca/stores/fileStore';
import { commands } from '../../server/src/lsp/commands/executeCommand';
import type { Schema } from '../../server/src/lsp/commands/schema';
import { nodeFileStore } from '../../server/src/node/fileStore';
import { sealFor } from '../harness/caLaboratory';
import { startTestServer, type TestServer } from '../harness/languageServer';

const SERVER = 'phonepki.server.';

/** They write no file and change no document, whatever they are given; nor does the editor for them. */
const READING: readonly string[] = [
  'describeFile',
  'describeObject',
  'decodeText',
  'copyField',
  'revealKey',
  'openContainer',
  'listObjects',
  'findIssuers',
  'matchKey',
  'lostKeys',
  'verifyChain',
  'deviceVerdict',
  'viewModel',
  'asn1Children',
  'asn1Path',
  'compareText',
  'dhcpSuggestion',
  'dhcpOptions',
  'trustList',
  'trustListAdd',
  'trustListRemove',
  'trustListExport',
  'sipsTrust',
  'sealingKey',
  'lockKeys',
  'listAuthorities',
  'suggestHosts',
  'deviceKeyHelp',
  'caContents',
  'findExports',
  'exampleTable',
  'listSlots',
  'listSlotSources',
  'listEmbedded',
];

/** They write files or change documents: refused. */
const WRITING: readonly string[] = [
  'convert',
  'encryptKey',
  'addToGitignore',
  'newPhoneConfig',
  'createRootCa',
  'createIntermediateCa',
  'createSelfSigned',
  'createRequest',
  'createRequestForKey',
  'renewalRequest',
  'signRequest',
  'issueCertificate',
  'revokeCertificate',
  'releaseCertificate',
  'issueCrl',
  'renewCertificate',
  'rejectRequest',
  'exportCertificate',
  'changePassPhrase',
  'issueFromTable',
  'importCa',
  'importCertificate',
  'importPkcs12',
  'insertCertificate',
  'refreshEmbedded',
  'extractCertificate',
  'convertPkcs12',
];

const isWriting = (id: string) => WRITING.includes(id.slice(SERVER.length));
const isReading = (id: string) => READING.includes(id.slice(SERVER.length));

let server: TestServer;
let folder: string;
let sealed: string;
const changes: string[] = [];

/** The disk, where every change is told. */
const store: FileStore = {
  ...nodeFileStore,
  create: (uri, octets, access) => told(`create ${uri}`, () => nodeFileStore.create(uri, octets, access)),
  rename: (from, to) => told(`rename ${to}`, () => nodeFileStore.rename(from, to)),
  remove: (uri) => told(`remove ${uri}`, () => nodeFileStore.remove(uri)),
  makeFolder: (uri) => told(`makeFolder ${uri}`, () => nodeFileStore.makeFolder(uri)),
};

function told<T>(what: string, task: () => Promise<T>): Promise<T> {
  changes.push(what);
  return task();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonepki-untrusted-'));
  const root = pathToFileURL(folder).href;
  server = await startTestServer({
    store,
    params: {
      workspaceFolders: [{ uri: root, name: 'pki' }],
      initializationOptions: { isTrusted: false },
      capabilities: {
        workspace: {
          applyEdit: true,
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
      },
    },
  });
  server.client.onRequest('workspace/applyEdit', () => {
    changes.push('applyEdit');
    return { applied: true };
  });
  const { key } = await server.client.sendRequest<{ readonly key: string }>('workspace/executeCommand', {
    command: `${SERVER}sealingKey`,
    arguments: [{}],
  });
  sealed = await sealFor(key, 'correct horse battery');
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Something of that shape, with all of its members: an output makes a command write that without it would not. */
function sample(schema: Schema, name: string): unknown {
  switch (schema.type) {
    case 'string':
      if (/passphrase$/i.test(name)) {
        return sealed;
      }
      return schema.enum?.[0] ?? `${pathToFileURL(folder).href}/${name}.pem`;
    case 'integer':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return name !== 'dryRun';
    case 'array':
      return [sample(schema.items, name)];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([member, each]) => [member, sample(each, member)]),
      );
  }
}

it('says of every command which it is', () => {
  expect(commands.map(({ id }) => id).filter((id) => isReading(id) === isWriting(id))).toEqual([]);
  expect([...READING, ...WRITING].filter((id) => !commands.some((each) => each.id === SERVER + id))).toEqual(
    [],
  );
});

it.each(commands.map(({ id, schema }) => [id, schema] as const))('%s', async (command, schema) => {
  changes.length = 0;
  const answer = await server.client
    .sendRequest('workspace/executeCommand', { command, arguments: [sample(schema, '')] })
    .then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  expect(changes).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
  if (isWriting(command)) {
    expect(answer).toContain('this workspace is not trusted');
  } else {
    // Reading has other reasons to refuse what a sample says.
    expect(answer).not.toContain('not trusted');
  }
});
