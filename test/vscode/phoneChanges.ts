/** What concerns several configs, or one config at several times. */
import {
  commands,
  extensions,
  Position,
  Range,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { diagnosticsOf, openFile, replace, uriOf } from './documents';
import { equal, eventually } from './expect';
import { test } from './suite';

const RULE = 'optipoint/version-not-raised';
const handset = (server: string) =>
  `<PHONE_CONFIG device.set="1" device.prov.serverName.set="1"\n  device.prov.serverName="${server}"/>\n`;

export function registerPhoneChangeTests(): void {
  test('a provisioning server gets another name in files that are not open, too', async () => {
    const other = uriOf('provisioning/floor2.cfg');
    await workspace.fs.writeFile(other, new TextEncoder().encode(handset('https://old.example.com/p')));
    const document = await openFile('provisioning/floor1.cfg', handset('old.example.com'));
    const at = new Position(1, 28);
    const edit = await eventually('both files', async () => {
      const found = await commands.executeCommand<WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'new.example.com',
      );
      return found !== undefined && found.size >= 2 ? found : undefined;
    });
    equal(edit.get(other)[0]?.newText, 'new.example.com', 'new name');
    equal(edit.get(document.uri)[0]?.range.start.character, 26, 'place');
  });

  // In a web worker there is no Git.
  if (extensions.getExtension('vscode.git') !== undefined) {
    test('a config that changed since the last commit has to have another version', async () => {
      const document = await openFile('versioned/op420_conf.xml');
      await replace(document, rangeOf(document, '>5<'), '>6<');
      await document.save();
      await eventually(RULE, () => hasRule(document) || undefined);
      await replace(document, rangeOf(document, '>1<'), '>2<');
      await eventually('no finding', () => !hasRule(document) || undefined);
    });
  }
}

function rangeOf(document: TextDocument, piece: string): Range {
  const start = document.getText().indexOf(piece);
  return new Range(document.positionAt(start), document.positionAt(start + piece.length));
}

function hasRule(document: TextDocument): boolean {
  return diagnosticsOf(document).some(
    ({ code }) => code === RULE || (typeof code === 'object' && code.value === RULE),
  );
}
