/** Code actions, repairs on save, the severity of a rule, and the page that a finding links to. */
import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  Range,
  TabInputWebview,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { diagnosticsOf, openFile, readText, whileSetting } from './documents';
import { equal, eventually } from './expect';
import { test } from './suite';

export function registerRepairTests(): void {
  test('a repair gives the text back as it was', async () => {
    const good = await readText('ca.crt');
    const document = await openFile('long.crt', withLongLine(good));
    const finding = await findingOf(document, 'pem/long-line');
    const action = await actionOf(document, finding.range, 'Wrap the base64 at 64 characters');
    equal(await workspace.applyEdit(action.edit ?? fail('The action has no edit.')), true, 'applied');
    equal(document.getText(), good, 'text');
    await document.save();
  });

  test('on save, lines are wrapped where the settings ask for it', async () => {
    const good = await readText('ca.crt');
    const onSave = { 'source.fixAll.phonepki': 'explicit' };
    await whileSetting('editor.codeActionsOnSave', onSave, async () => {
      const document = await openFile('saved.crt', good);
      await replaceAll(document, withLongLine(good));
      await eventually('a finding', () => diagnosticsOf(document)[0]);
      await document.save();
      equal(document.getText(), good, 'text');
    });
  });

  test('a severity of the settings counts at once', async () => {
    const document = await openFile('severity.crt', withLongLine(await readText('ca.crt')));
    await findingOf(document, 'pem/long-line');
    await whileSetting('phonepki.lint.severity', { 'pem/*': 'off' }, async () => {
      await eventually('no finding', () => (diagnosticsOf(document).length === 0 ? true : undefined));
    });
    await findingOf(document, 'pem/long-line');
  });

  test('the link of a finding opens the page of its rule', async () => {
    const document = await openFile('linked.crt', withLongLine(await readText('ca.crt')));
    const { code } = await findingOf(document, 'pem/long-line');
    const target = typeof code === 'object' ? code.target : fail('The finding has no link.');
    await commands.executeCommand('vscode.open', Uri.parse(target.toString(), true));
    await eventually('the page', () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input, label }) => input instanceof TabInputWebview && label.includes('long-line')),
    );
  });
}

function withLongLine(pem: string): string {
  return pem.replace(/^(MII.*)\n/m, '$1');
}

async function replaceAll(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const all = new Range(0, 0, document.lineCount, 0);
  if (!(await editor.edit((edit) => edit.replace(all, text)))) fail('The edit was refused.');
}

function findingOf(document: TextDocument, ruleId: string): Promise<Diagnostic> {
  return eventually(`a finding of ${ruleId}`, () =>
    diagnosticsOf(document).find(({ code }) => typeof code === 'object' && code.value === ruleId),
  );
}

function actionOf(document: TextDocument, range: Range, title: string): Promise<CodeAction> {
  return eventually(`the action "${title}"`, async () => {
    const found = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      CodeActionKind.QuickFix.value,
    );
    return found.find((action) => action.title === title);
  });
}

function fail(reason: string): never {
  throw new Error(reason);
}
