import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  type Diagnostic,
  TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AddToGitignoreResult,
  ClientRequest,
  type EncryptKeyResult,
  type FileStanding,
  type FileStandingsParams,
} from '../../server/src/core/protocol';
import { refusal, sealFor } from '../harness/caLaboratory';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, until } from '../harness/memoryFiles';

const folder = 'file:///pki';
const uri = `${folder}/keys/phone%201.key`;
const RULE = 'key/unencrypted-in-repository';
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const leafKey = read('../fixtures/workspace/leaf.key');
const leaf = read('../fixtures/workspace/leaf.crt');
const bundle = read('../rules/key/unencrypted-in-repository/bad-bundle.files');
const sec1 = bundle.slice(bundle.indexOf('-----BEGIN EC PRIVATE KEY'));
const secret = 'Rosé & Käse 7';

let server: TestServer;
/** Documents as the client has them. */
let texts: Map<string, TextDocument>;
/** What the client was asked to make, by URI. */
let created: string[];
let edits: { readonly uri: string; readonly version: number | null }[];
afterEach(() => server.stop());

interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly standing?: FileStanding['standing'];
  readonly isTrusted?: boolean;
}

async function start({ files = {}, standing, isTrusted = true }: World = {}): Promise<void> {
  texts = new Map();
  created = [];
  edits = [];
  server = await startTestServer({
    files: createMemoryFiles(files),
    params: {
      workspaceFolders: [{ uri: folder, name: 'pki' }],
      capabilities: {
        workspace: {
          configuration: true,
          applyEdit: true,
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
      },
      initializationOptions: { isTrusted, protectsKeys: true, changesSeverity: true, readsStandings: true },
    },
  });
  server.client.onRequest(ClientRequest.fileStandings, ({ uris }: FileStandingsParams) => ({
    files: uris.map(() => (standing === undefined ? null : { standing, repository: folder })),
  }));
  server.client.onRequest(ClientRequest.headText, () => ({ text: null }));
  server.client.onRequest('workspace/applyEdit', ({ edit }) => {
    for (const change of edit.documentChanges ?? []) {
      if (TextDocumentEdit.is(change)) {
        const { uri: changed, version } = change.textDocument;
        edits.push({ uri: changed, version });
        const before = texts.get(changed) ?? TextDocument.create(changed, '', 0, files[changed] ?? '');
        texts.set(
          changed,
          TextDocument.create(changed, '', 0, TextDocument.applyEdits(before, change.edits as TextEdit[])),
        );
      } else if (change.kind === 'create') {
        created.push(change.uri);
      }
    }
    return { applied: true };
  });
}

async function open(text: string, languageId = 'pem'): Promise<void> {
  texts.set(uri, TextDocument.create(uri, languageId, 1, text));
  await server.open(uri, text, languageId);
}

const call = <T>(command: string, argument: object): Promise<T> =>
  server.client.sendRequest<T>('workspace/executeCommand', {
    command: `phonepki.server.${command}`,
    arguments: [argument],
  });
const placeOf = (words: string) => {
  const document = texts.get(uri) as TextDocument;
  return { uri, position: document.positionAt(document.getText().indexOf(words) + 3) };
};
const encrypt = async (place: object) =>
  call<EncryptKeyResult>('encryptKey', {
    ...place,
    passPhrase: await sealFor((await call<{ key: string }>('sealingKey', {})).key, secret),
  });
const ignore = (argument: object = {}) => call<AddToGitignoreResult>('addToGitignore', { uri, ...argument });
const textOf = (wanted: string) => texts.get(wanted)?.getText() ?? '';
const publicPart = (pem: string, passphrase?: string) =>
  createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) }).export({
    type: 'pkcs8',
    format: 'pem',
  });
const KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----[\s\S]*-----END ENCRYPTED PRIVATE KEY-----/;

describe('a private key is encrypted where it stands', () => {
  it.each([
    ['PKCS #8', leafKey],
    ['SEC 1', sec1],
    ['PKCS #1', read('../../sample/server.key')],
  ])('%s, alone', async (_, key) => {
    await start();
    await open(key);
    expect((await encrypt(placeOf('PRIVATE KEY'))).title).toMatch(/^(?:EC P-256|RSA \d+).* private key$/);
    const after = textOf(uri);
    expect(after).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n(?:[^\n]{1,64}\n)+-----END/m);
    expect(publicPart(after.slice(after.indexOf('-----BEGIN')), secret)).toBe(
      publicPart(key.slice(key.indexOf('-----BEGIN'))),
    );
    expect(edits).toEqual([{ uri, version: 1 }]);
  });

  it('in a bundle with CR LF, and nothing else changes', async () => {
    await start();
    const before = `${leaf}# the key\n${leafKey}# the end\n${leaf}`.replaceAll('\n', '\r\n');
    await open(before);
    await encrypt(placeOf('PRIVATE KEY'));
    const after = textOf(uri);
    const [written = ''] = KEY.exec(after) ?? [];
    expect(written.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.replace(written, leafKey.trimEnd().replaceAll('\n', '\r\n'))).toBe(before);
    expect(publicPart(written, secret)).toBe(publicPart(leafKey));
  });

  it('in a value of YAML, indented as it was', async () => {
    await start();
    await open(`tls.key: |\n  ${leafKey.trimEnd().replaceAll('\n', '\n  ')}\nnext: 1\n`, 'yaml');
    await encrypt(placeOf('PRIVATE KEY'));
    const lines = textOf(uri).split('\n').slice(1, -2);
    expect(lines.every((line) => line.startsWith('  '))).toBe(true);
    expect(publicPart(lines.join('\n').replaceAll('  ', ''), secret)).toBe(publicPart(leafKey));
  });

  it('says which key it is first, without a change', async () => {
    await start();
    await open(leafKey);
    const { title } = await call<EncryptKeyResult>('encryptKey', { ...placeOf('KEY'), dryRun: true });
    expect(title).toContain('P-256');
    expect(edits).toEqual([]);
  });

  it.each([
    [
      'in the config of a phone',
      `<PHONE_CONFIG device.set="1" a="${leafKey.replaceAll('\n', '&#10;')}"/>`,
      'xml',
      /config of a phone.*Add to \.gitignore/,
    ],
    ['a certificate', leaf, 'pem', /no private key at this place/],
    ['a damaged key', leafKey.replace(/.{20}\n-----END/, '\n-----END'), 'pem', /damaged/],
    ['of OpenSSH', read('../rules/key/unencrypted-in-repository/bad-openssh.files'), 'pem', /ssh-keygen -p/],
  ] as const)('not %s', async (_, text, languageId, reason) => {
    await start();
    await open(text, languageId);
    const position = { uri, position: texts.get(uri)?.positionAt(text.lastIndexOf('-----BEGIN') + 60) };
    const why = await refusal(encrypt(position));
    expect(why).toMatch(/^Nothing was changed: /);
    expect(why).toMatch(reason);
    expect(edits).toEqual([]);
  });

  it('not twice, not with nothing, and not where nobody trusts the workspace', async () => {
    await start();
    await open(leafKey);
    expect(await refusal(call('encryptKey', placeOf('KEY')))).toMatch(/there was none/);
    await encrypt(placeOf('KEY'));
    await server.change(uri, 2, textOf(uri));
    expect(await refusal(encrypt(placeOf('KEY')))).toMatch(/encrypted already/);
    await server.stop();
    await start({ isTrusted: false });
    await open(leafKey);
    expect(await refusal(encrypt(placeOf('KEY')))).toMatch(/not trusted/);
  });
});

describe('a file is added to .gitignore', () => {
  const gitignore = `${folder}/.gitignore`;

  it('which is made where there is none', async () => {
    await start();
    expect(await ignore()).toEqual({ gitignore, line: '/keys/phone 1.key', isNew: true, isTracked: false });
    expect(created).toEqual([gitignore]);
    expect(textOf(gitignore)).toBe('/keys/phone 1.key\n');
  });

  it('behind what stands there, with its line ends, and once', async () => {
    await start({ files: { [gitignore]: '*.log\r\n!keep.log' } });
    await ignore();
    expect(textOf(gitignore)).toBe('*.log\r\n!keep.log\r\n/keys/phone 1.key\r\n');
    await server.open(gitignore, textOf(gitignore), 'ignore');
    expect(await ignore()).toMatchObject({ isNew: false });
    expect(edits).toHaveLength(1);
    expect(created).toEqual([]);
  });

  it('of the repository that the client knows, and not of one that does not hold it', async () => {
    await start();
    const repository = `${folder}/keys`;
    expect(await ignore({ repository })).toMatchObject({
      gitignore: `${repository}/.gitignore`,
      line: '/phone 1.key',
    });
    expect(await refusal(ignore({ repository: 'file:///other' }))).toMatch(/can name this file/);
  });
});

describe('the fixes of the finding', () => {
  async function actions(text: string, languageId = 'pem'): Promise<readonly CodeAction[]> {
    let found: Diagnostic | undefined;
    server.client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
      found = diagnostics.find(({ code }: Diagnostic) => code === RULE);
    });
    await open(text, languageId);
    const { range } = await until(server, () => found);
    return server.client.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: found === undefined ? [] : [found] },
    });
  }

  it('are commands of the client, with the place of the key', async () => {
    await start({ standing: 'untracked' });
    const found = await actions(leaf + leafKey);
    const place = { uri, position: { line: leaf.split('\n').length - 1, character: 0 } };
    expect(
      found.slice(0, 2).map(({ title, command }) => [title, command?.command, command?.arguments]),
    ).toEqual([
      ['Add the file to .gitignore', 'phonepki.addToGitignore', [place]],
      ['Encrypt this private key…', 'phonepki.encryptKey', [place]],
    ]);
    expect(found[0]?.diagnostics?.map(({ code }) => code)).toEqual([RULE]);
  });

  it('leave out what cannot be done', async () => {
    await start({ standing: 'untracked' });
    const config = `<PHONE_CONFIG device.set="1" a="${leafKey.replaceAll('\n', '&#10;')}"/>`;
    const titles = (await actions(config, 'xml')).map(({ title }) => title);
    expect(titles).toContain('Add the file to .gitignore');
    expect(titles).not.toContain('Encrypt this private key…');
  });

  it('says of a file that Git tracks that ignoring it is not enough', async () => {
    await start({ standing: 'tracked' });
    await actions(leafKey);
    expect(await ignore()).toMatchObject({ isNew: true, isTracked: true });
  });
});
