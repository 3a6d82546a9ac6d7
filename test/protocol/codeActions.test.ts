import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { startTestServer, type TestServer, type TestServerOptions } from '../harness/languageServer';

const pem = readFileSync(new URL('../../sample/ca.crt', import.meta.url), 'utf8');
const long = pem.replace(/\n(?!-----|$)/g, '').replace('CERTIFICATE-----', 'CERTIFICATE-----\n');
const uri = 'file:///pki/ca.crt';
const capabilities = {
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
  },
  textDocument: { publishDiagnostics: { codeDescriptionSupport: true, relatedInformation: true } },
};
const workspaceFolders = [{ uri: 'file:///pki', name: 'pki' }];

let server: TestServer;
afterEach(() => server.stop());

async function start(text: string, options: TestServerOptions = {}): Promise<readonly Diagnostic[]> {
  server = await startTestServer({
    ...options,
    params: { capabilities, workspaceFolders, ...options.params },
  });
  const next = server.nextDiagnostics(uri);
  await server.open(uri, text);
  return (await next).diagnostics;
}

function ask(range: Diagnostic['range'], context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
  return server.client.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...context },
  });
}

const start0 = { line: 0, character: 0 };
const everything = { start: start0, end: { line: 99, character: 0 } };

/** The new text of the one edit of the one document. */
function editOf(action: CodeAction | undefined): readonly [version: number | null, text: string] {
  const [change] = action?.edit?.documentChanges ?? [];
  expect(TextDocumentEdit.is(change)).toBe(true);
  const { textDocument, edits } = change as TextDocumentEdit;
  expect(textDocument.uri).toBe(uri);
  return [textDocument.version, edits.map((each) => ('newText' in each ? each.newText : '')).join('|')];
}

describe('code actions', () => {
  it('mend a finding, with the diagnostic that they mend and the version that they are for', async () => {
    const [diagnostic] = await start(long);
    expect(diagnostic?.code).toBe('pem/long-line');
    const actions = await ask((diagnostic as Diagnostic).range, { diagnostics: [diagnostic as Diagnostic] });
    const [first] = actions;
    expect(first).toMatchObject({
      title: 'Wrap the base64 at 64 characters',
      kind: 'quickfix',
      isPreferred: true,
    });
    expect(first?.diagnostics).toEqual([diagnostic]);
    const [version, text] = editOf(first);
    expect(version).toBe(1);
    expect(`-----BEGIN CERTIFICATE-----${text}-----END CERTIFICATE-----\n`).toBe(pem);
    expect(actions.map(({ title }) => title)).toEqual([
      'Wrap the base64 at 64 characters',
      'Disable pem/long-line for this block',
      'Disable pem/long-line in this file',
    ]);
  });

  it('look at the text as it is now', async () => {
    const [diagnostic] = await start(long);
    await server.change(uri, 2, pem);
    const titles = await ask((diagnostic as Diagnostic).range, { diagnostics: [diagnostic as Diagnostic] });
    expect(titles.filter(({ edit }) => edit !== undefined)).toEqual([]);
  });

  it('mend on save what loses nothing', async () => {
    await start(long);
    const actions = await ask(everything, { only: ['source.fixAll'] });
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.phonepki']);
    expect(await ask(everything, { only: ['source.organizeImports'] })).toEqual([]);
  });

  it('offer the severity to a client that can change it', async () => {
    await start(long, { params: { capabilities, initializationOptions: { changesSeverity: true } } });
    const actions = await ask({ start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
    expect(actions.find(({ command }) => command !== undefined)?.command).toEqual({
      title: 'Change the severity of pem/long-line …',
      command: 'phonepki.changeSeverity',
      arguments: [{ uri, ruleId: 'pem/long-line' }],
    });
  });

  it('move a block to a new file beside the document', async () => {
    await start(pem + pem);
    const at = { line: 30, character: 0 };
    const [move] = await ask({ start: at, end: at }, { only: ['refactor'] });
    expect(move?.edit?.documentChanges?.slice(0, 2)).toEqual([
      { kind: 'create', uri: 'file:///pki/ca-2.crt', options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: 'file:///pki/ca-2.crt', version: null },
        edits: [{ range: { start: start0, end: start0 }, newText: pem }],
      },
    ]);
  });

  it('do not make files where the client cannot', async () => {
    await start(pem + pem, { params: { capabilities: {} } });
    const at = { line: 30, character: 0 };
    expect(await ask({ start: at, end: at }, { only: ['refactor'] })).toEqual([]);
  });
});

describe('settings of the rules', () => {
  it('change severities, by rule before source', async () => {
    const severity = { 'pem/*': 'hint', 'pem/long-line': 'error' };
    const [diagnostic] = await start(long, { settings: { lint: { severity } } });
    expect(diagnostic?.severity).toBe(1);
  });

  it('switch sources off', async () => {
    expect(await start(long, { settings: { lint: { severity: { 'pem/*': 'off' } } } })).toEqual([]);
  });

  it.each([
    ['**/*.crt', true],
    ['*.crt', true],
    ['ca.*', true],
    ['{old,ca.crt}', true],
    ['pki/**', false],
    ['old/**', false],
    ['[unclosed', false],
  ])('%s', async (glob, isExcluded) => {
    const found = await start(long, { settings: { lint: { exclude: [glob] } } });
    expect(found.length === 0).toBe(isExcluded);
    expect((await ask(everything)).length === 0).toBe(isExcluded);
  });
});

describe('a finding', () => {
  it('links to its page as the client opens it', async () => {
    const initializationOptions = { ruleLink: 'vscode://phonepki.phonepki/rule?' };
    const [diagnostic] = await start(long, { params: { capabilities, initializationOptions } });
    expect(diagnostic?.codeDescription?.href).toBe('vscode://phonepki.phonepki/rule?pem/long-line');
  });

  it('names the other place that belongs to it', async () => {
    const [diagnostic] = await start(pem + pem);
    expect(diagnostic?.code).toBe('pem/same-object-twice');
    expect(diagnostic?.codeDescription).toBeUndefined();
    expect(diagnostic?.relatedInformation).toEqual([
      {
        location: { uri, range: { start: start0, end: { line: 24, character: 25 } } },
        message: 'Here it stands first.',
      },
    ]);
  });
});
