import * as vscode from 'vscode';
import type { ChangeSeverityArguments } from '../../../server/src/core/protocol';
import type { Command } from './command';

const SECTION = 'phonepki.lint';

/** Asks for a rule, where none is given, and for its severity, and writes it into the settings. */
export const changeSeverity: Command = async (_session, given) => {
  const { uri, ruleId = await pickRule() } = (given ?? {}) as ChangeSeverityArguments;
  const severity = ruleId === undefined ? undefined : await pickSeverity(ruleId);
  if (ruleId === undefined || severity === undefined) {
    return;
  }
  const scope = uri === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(uri);
  const settings = vscode.workspace.getConfiguration(SECTION, scope);
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  const known = settings.inspect<Record<string, string>>('severity');
  const current = target === vscode.ConfigurationTarget.Global ? known?.globalValue : known?.workspaceValue;
  const { [ruleId]: _, ...others } = current ?? {};
  const changed = severity === USUAL ? others : { ...others, [ruleId]: severity };
  await settings.update('severity', Object.keys(changed).length === 0 ? undefined : changed, target);
};

const USUAL = 'default';

const CHOICES: readonly (vscode.QuickPickItem & { readonly severity: string })[] = [
  { severity: 'off', label: 'Off', description: 'the rule is not checked' },
  { severity: 'hint', label: 'Hint' },
  { severity: 'information', label: 'Information' },
  { severity: 'warning', label: 'Warning' },
  { severity: 'error', label: 'Error' },
  { severity: USUAL, label: 'Default', description: 'as the rule and the profile say' },
];

async function pickSeverity(ruleId: string): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(CHOICES, {
    title: `Severity of ${ruleId}`,
    placeHolder: 'How findings of this rule are shown in this workspace',
  });
  return picked?.severity;
}

async function pickRule(): Promise<string | undefined> {
  const properties: unknown =
    vscode.extensions.getExtension('phonepki.phonepki')?.packageJSON.contributes.configuration.properties;
  const { propertyNames } =
    (properties as Record<string, { propertyNames: RuleNames }>)[`${SECTION}.severity`] ?? {};
  const picked = await vscode.window.showQuickPick(
    (propertyNames?.enum ?? []).map((label, index) => ({
      label,
      description: propertyNames?.enumDescriptions[index] ?? '',
    })),
    { title: 'Change the Severity of a Rule', placeHolder: 'Which rule?', matchOnDescription: true },
  );
  return picked?.label;
}

interface RuleNames {
  readonly enum: readonly string[];
  readonly enumDescriptions: readonly string[];
}
