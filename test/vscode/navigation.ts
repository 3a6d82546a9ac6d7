/** The way between the objects of the workspace, and findings on files that nobody opened. */
import {
  commands,
  type Location,
  type LocationLink,
  languages,
  Position,
  Selection,
  type SymbolInformation,
  type TypeHierarchyItem,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { openFile, readText, uriOf, whileSetting } from './documents';
import { equal, eventually, isTrue } from './expect';
import { test } from './suite';

/** In the armor, which is no field. */
const inside = new Position(0, 5);

export function registerNavigationTests(): void {
  test('definition leads from a certificate to its issuer and its key, opened or not', async () => {
    const { uri } = await openFile('server.crt');
    await eventually('issuer and key', async () => {
      const found = await targetsOf('vscode.executeDefinitionProvider', uri);
      return found.includes('ca.crt') && found.includes('server.key') ? true : undefined;
    });
    const request = await openFile('server.csr');
    isTrue(
      (await targetsOf('vscode.executeDefinitionProvider', request.uri)).includes('server.key'),
      'the key of the request',
    );
  });

  test('references of a CA are what it issued, those of a key what uses it', async () => {
    const authority = await openFile('ca.crt');
    await eventually(
      'what it issued',
      async () =>
        (await targetsOf('vscode.executeReferenceProvider', authority.uri)).includes('server.crt') ||
        undefined,
    );
    const key = await openFile('server.key');
    const users = await targetsOf('vscode.executeReferenceProvider', key.uri);
    for (const name of ['server.crt', 'server.csr']) {
      isTrue(users.includes(name), `${name} uses the key`);
    }
  });

  test('the issuing chain is a hierarchy of types', async () => {
    const { uri } = await openFile('server.crt');
    const [item] = await commands.executeCommand<TypeHierarchyItem[]>(
      'vscode.prepareTypeHierarchy',
      uri,
      inside,
    );
    const above = await commands.executeCommand<TypeHierarchyItem[]>('vscode.provideSupertypes', item);
    equal(
      above.map(({ name }) => name),
      ['CN=Root CA'],
      'supertypes',
    );
    const below = await commands.executeCommand<TypeHierarchyItem[]>('vscode.provideSubtypes', above[0]);
    isTrue(
      below.some(({ name }) => name === item?.name),
      'subtypes',
    );
  });

  test('objects are symbols of the workspace, by name and by serial number', async () => {
    for (const query of ['bootserver1', '320E84E0568450061D8A']) {
      const symbols = await eventually(`symbols for ${query}`, async () => {
        const found = await commands.executeCommand<SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          query,
        );
        return found.length > 0 ? found : undefined;
      });
      isTrue(
        symbols.every(({ name }) => name.includes(query)),
        `names with ${query}`,
      );
    }
  });

  test('a file that nobody opened has findings until it is gone', async () => {
    const uri = uriOf('unopened.crt');
    const text = (await readText('ca.crt')).replace('-----END CERTIFICATE-----', '-----END CERTIFICATE----');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await eventually('findings', () => (codesOf(uri).includes('pem/armor-dashes') ? true : undefined));
    isTrue(
      workspace.textDocuments.every((document) => document.uri.toString() !== uri.toString()),
      'it is not open',
    );
    await whileSetting('phonepki.diagnostics.scope', 'openFiles', async () => {
      await eventually('silence', () => (codesOf(uri).length === 0 ? true : undefined));
    });
    await eventually('findings', () => (codesOf(uri).length > 0 ? true : undefined));
    await workspace.fs.delete(uri);
    await eventually('silence', () => (codesOf(uri).length === 0 ? true : undefined));
  });

  test('a chain is verified step by step, after asking whom to trust, when, for what and for whom', async () => {
    const document = await openFile('server.crt');
    const editor = await window.showTextDocument(document);
    editor.selection = new Selection(inside, inside);
    const done = commands.executeCommand('phonepki.verifyChain');
    const report = await eventually('the report', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { activeTextEditor } = window;
      return activeTextEditor?.document.uri.path.startsWith('/Chain of') ? activeTextEditor : undefined;
    });
    await done;
    const text = report.document.getText();
    for (const part of ['CN=Root CA', 'The issuer made its signature.', 'It is trusted.']) {
      isTrue(text.includes(part), `${part} in:\n${text}`);
    }
  });
}

/** Names of the files that an answer leads to. */
async function targetsOf(command: string, uri: Uri): Promise<readonly string[]> {
  const found = await commands.executeCommand<(Location | LocationLink)[]>(command, uri, inside);
  return found.map((each) => {
    const { path } = 'targetUri' in each ? each.targetUri : each.uri;
    return path.slice(path.lastIndexOf('/') + 1);
  });
}

function codesOf(uri: Uri): readonly string[] {
  return languages
    .getDiagnostics(uri)
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}
