/** The last step of the form for new phone configs: everything that would be written, before anything is. */
import * as vscode from 'vscode';
import {
  NEW_PHONE_CONFIG,
  type NewPhoneConfigArguments,
  type NewPhoneConfigResult,
} from '../../../server/src/core/newConfigProtocol';
import { type Answer, askChoice, BACK, linesOfText, type Place, separator } from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { askWithProgress } from './askWithProgress';

/** Whether to write, and in place of what is there. */
export async function askToWrite(
  session: Session,
  place: Place,
  argument: NewPhoneConfigArguments,
): Promise<Answer<{ readonly overwrite?: boolean }>> {
  const preview = await previewOf(session, place, argument);
  if (preview === undefined) {
    return BACK;
  }
  const count = preview.files.length;
  const answer = await askChoice<'go'>(place, {
    placeholder: `${preview.title}: nothing is written yet`,
    choices: [
      { label: `$(check) Write ${count === 1 ? 'One File' : `${count} Files`}`, value: 'go' },
      ...linesOf(preview),
    ],
    active: 'go',
  });
  if (answer !== 'go') {
    return answer;
  }
  if (preview.existing.length === 0) {
    return {};
  }
  return (await agreesToReplace(preview.existing)) ? { overwrite: true } : undefined;
}

/** A refusal leads back into the form, where everything that was answered still stands. */
async function previewOf(
  session: Session,
  { title }: Place,
  argument: NewPhoneConfigArguments,
): Promise<NewPhoneConfigResult | undefined> {
  try {
    return await askWithProgress<NewPhoneConfigResult>(session, title, NEW_PHONE_CONFIG, {
      ...argument,
      dryRun: true,
    });
  } catch (error) {
    void messages.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function linesOf({ rows, findings, warnings, files }: NewPhoneConfigResult): vscode.QuickPickItem[] {
  const section = (title: string, items: readonly vscode.QuickPickItem[]) =>
    items.length === 0 ? [] : [separator(title), ...items];
  return [
    ...section(
      'To know',
      warnings.flatMap((text) => linesOfText('$(info)', text)),
    ),
    ...section(
      'Findings',
      findings.flatMap(({ ruleId, severity, message }) => [
        { label: `$(${severity === 'error' ? 'error' : 'warning'}) ${ruleId}` },
        ...linesOfText('$(blank)', message),
      ]),
    ),
    ...section(
      'What is made',
      rows.map(({ label, value }) => ({ label, description: value })),
    ),
    ...section('Files', [
      ...files.slice(0, SHOWN).map((uri) => ({ label: nameOf(uri) })),
      ...(files.length > SHOWN ? [{ label: `and ${files.length - SHOWN} more` }] : []),
    ]),
  ];
}

const SHOWN = 50;

function nameOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}

async function agreesToReplace(existing: readonly string[]): Promise<boolean> {
  const replace = 'Replace';
  const names = existing.slice(0, 5).map(nameOf).join(', ');
  const more = existing.length > 5 ? ` and ${existing.length - 5} more` : '';
  const answer = await messages.showWarningMessage(
    `Replace ${names}${more}?`,
    { modal: true, detail: 'What these files hold now is lost.' },
    replace,
  );
  return answer === replace;
}
