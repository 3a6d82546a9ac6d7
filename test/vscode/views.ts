/** Views and what they run: the index behind the PKI view, comparing, converting, snippets. */
import { commands, languages, TabInputTextDiff, window, workspace } from 'vscode';
import type { IndexedObject, ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { openFile, uriOf } from './documents';
import { contains, equal, eventually, isTrue } from './expect';
import { test } from './suite';

export function registerViewTests(): void {
  test('the views open, and the index has what the folder holds', async () => {
    await commands.executeCommand('phonepki.pkiView.focus');
    await commands.executeCommand('phonepki.pkiView.groupByExpiry');
    await commands.executeCommand('phonepki.pkiView.groupByRole');
    const root = await objectOf('ca.crt');
    equal([root.role, root.title], ['root CA', 'CN=Root CA'], 'the root');
  });

  test('a line of the PKI view leads to its block', async () => {
    const object = await objectOf('server.crt');
    await commands.executeCommand('phonepki.pkiView.open', { kind: 'object', object });
    await eventually('the editor', () => isActive('server.crt'));
  });

  test('the issuer is found from there', async () => {
    const object = await objectOf('server.crt');
    await commands.executeCommand('phonepki.goToIssuer', { kind: 'object', object });
    await eventually('a file with the root', () => {
      const text = window.activeTextEditor?.document;
      return text !== undefined && !text.uri.path.endsWith('server.crt') ? true : undefined;
    });
  });

  test('two certificates are compared in a diff of what they mean', async () => {
    const nodes = [await objectOf('server.crt'), await objectOf('ca.crt')].map((object) => ({
      kind: 'object',
      object,
    }));
    await commands.executeCommand('phonepki.compare', nodes[0], nodes);
    const input = await eventually('the diff', () => {
      const active = window.tabGroups.activeTabGroup.activeTab?.input;
      return active instanceof TabInputTextDiff ? active : undefined;
    });
    const texts = await Promise.all(
      [input.original, input.modified].map((uri) => workspace.openTextDocument(uri)),
    );
    for (const document of texts) {
      contains(document.getText(), ['Overview', '  Subject: ', 'Fingerprints']);
    }
    isTrue(texts[0]?.getText() !== texts[1]?.getText(), 'the texts differ');
  });

  test('a file is converted to PEM in a new document', async () => {
    const done = commands.executeCommand('phonepki.convert', uriOf('server.der'));
    await eventually('the new document', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const document = window.activeTextEditor?.document;
      return document?.isUntitled === true ? document : undefined;
    });
    await done;
    contains(window.activeTextEditor?.document.getText() ?? '', ['-----BEGIN CERTIFICATE-----\nMII']);
  });

  test('a snippet gives the skeleton of a certificate', async () => {
    const document = await openFile('new.pem', '');
    isTrue((await languages.getLanguages()).includes('pem'), 'the language is there');
    await commands.executeCommand('editor.action.insertSnippet', { langId: 'pem', name: 'Certificate' });
    equal(
      document.getText(),
      '-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----\n',
      'what the snippet wrote',
    );
  });
}

/** What the index knows of a file, once it has read it. */
async function objectOf(path: string): Promise<IndexedObject> {
  const uri = uriOf(path).toString();
  return eventually(`${path} in the index`, async () => {
    const { objects } = await commands.executeCommand<ListObjectsResult>('phonepki.server.listObjects', {
      uri,
    });
    return objects[0];
  });
}

function isActive(path: string): true | undefined {
  return window.activeTextEditor?.document.uri.path.endsWith(`/${path}`) === true ? true : undefined;
}
