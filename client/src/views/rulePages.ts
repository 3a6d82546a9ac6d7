/** Opens the pages of rules that come with the extension. */
import * as vscode from 'vscode';
import { messages } from '../messages';

const RULE = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** Where {@link registerRulePages} takes links; the id of a rule goes behind it. */
export function ruleLink(context: vscode.ExtensionContext): string {
  return `${vscode.env.uriScheme}://${context.extension.id}/rule?`;
}

/** Answers `vscode://phonepki.phonepki/rule?rfc5280/expired`, which is what a finding links to. */
export function registerRulePages(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.window.registerUriHandler({
    async handleUri({ path, query }) {
      // VS Code puts the id of a window behind links that come from the web.
      const ruleId = decodeURIComponent(query).replace(/&.*$/, '').replace(/=$/, '');
      if (path === '/rule' && RULE.test(ruleId)) {
        await openRulePage(context, ruleId);
      }
    },
  });
}

async function openRulePage(context: vscode.ExtensionContext, ruleId: string): Promise<void> {
  const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', `${ruleId}.md`);
  try {
    await vscode.workspace.fs.stat(page);
  } catch {
    void messages.showInformationMessage(`There is no page about ${ruleId}.`);
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
