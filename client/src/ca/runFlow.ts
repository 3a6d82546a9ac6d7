/** From the answers of a form to files: the summary, what is in the way, progress, and what came of it. */
import * as vscode from 'vscode';
import type { CaFinding, CaResult } from '../../../server/src/core/caProtocol';
import { askWithProgress } from '../commands/askWithProgress';
import { type Answer, askChoice, askText, BACK, linesOfText, type Place, separator } from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { forgetPassPhrase } from './passPhraseMemory';

interface FlowArguments {
  readonly overwrite?: boolean;
  readonly override?: string;
}

/** What the summary adds to the arguments. */
type Agreement = FlowArguments;

/** The last step of each form: everything that would be done, before anything is. */
export async function askToGoOn(
  session: Session,
  place: Place,
  command: string,
  argument: object,
  action: string,
): Promise<Answer<Agreement>> {
  const preview = await askWithProgress<CaResult>(session, 'PhonePKI', command, {
    ...argument,
    dryRun: true,
  });
  const errors = preview.findings.filter(({ severity }) => severity === 'error');
  const label =
    errors.length > 0 ? `$(warning) ${action} in spite of ${countOf(errors)}…` : `$(check) ${action}`;
  const answer = await askChoice<'go'>(place, {
    placeholder: `${preview.title}: nothing is written yet`,
    choices: [{ label, value: 'go' }, ...linesOf(preview)],
  });
  if (answer !== 'go') {
    return answer;
  }
  const override = errors.length > 0 ? await askReason(place, errors) : undefined;
  if (override === BACK || (errors.length > 0 && override === undefined)) {
    return override === BACK ? BACK : undefined;
  }
  if (preview.existing.length > 0 && !(await agreesToReplace(preview.existing))) {
    return undefined;
  }
  return {
    ...(override === undefined ? {} : { override }),
    ...(preview.existing.length > 0 ? { overwrite: true } : {}),
  };
}

function countOf(errors: readonly CaFinding[]): string {
  return errors.length === 1 ? 'an error' : `${errors.length} errors`;
}

const CHANGE_ICONS = { kept: '$(pass)', added: '$(add)', changed: '$(edit)', dropped: '$(remove)' } as const;
const SEVERITY_ICONS = {
  error: '$(error)',
  warning: '$(warning)',
  information: '$(info)',
  hint: '$(lightbulb)',
} as const;

function linesOf({ rows, changes, findings, warnings, files }: CaResult): readonly vscode.QuickPickItem[] {
  const section = (title: string, items: readonly vscode.QuickPickItem[]) =>
    items.length === 0 ? [] : [separator(title), ...items];
  return [
    ...section(
      'Careful',
      warnings.flatMap((text) => linesOfText('$(warning)', text)),
    ),
    ...section(
      'Findings',
      findings.flatMap(({ ruleId, severity, message }) => [
        { label: `${SEVERITY_ICONS[severity]} ${ruleId}` },
        ...linesOfText('$(blank)', message),
      ]),
    ),
    ...section(
      'Requested and issued',
      changes.map(({ kind, what, why }) => ({
        label: `${CHANGE_ICONS[kind]} ${kind}: ${what}`,
        description: why,
      })),
    ),
    ...section(
      'Details',
      rows.map(({ label, value }) => ({ label, description: value })),
    ),
    ...section(
      'Files',
      files.map((uri) => ({ label: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) })),
    ),
  ];
}

function askReason(place: Place, errors: readonly CaFinding[]): Promise<Answer<string>> {
  return askText(
    { ...place, canGoBack: true },
    {
      prompt: `Why go on in spite of ${errors.map(({ ruleId }) => ruleId).join(', ')}? The reason is kept in the log of the CA.`,
      check: (value) => (value.trim() === '' ? 'A reason is needed.' : undefined),
    },
  );
}

async function agreesToReplace(existing: readonly string[]): Promise<boolean> {
  const replace = 'Replace';
  const names = existing.map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  const answer = await messages.showWarningMessage(
    `Replace ${names.join(', ')}?`,
    {
      modal: true,
      detail: 'What is there now is lost. A private key that is replaced cannot be brought back.',
    },
    replace,
  );
  return answer === replace;
}

/** How the server words it: a remembered pass phrase that is wrong must not be tried for ever. */
const WRONG_PASS_PHRASE = /pass phrase does not open/;

/** Does it. */
export async function doFlow<Result>(
  session: Session,
  title: string,
  command: string,
  argument: object,
): Promise<Result> {
  try {
    return await askWithProgress<Result>(session, title, command, argument);
  } catch (error) {
    const { authority } = argument as { readonly authority?: string };
    if (authority !== undefined && error instanceof Error && WRONG_PASS_PHRASE.test(error.message)) {
      await forgetPassPhrase(session, authority);
    }
    throw error;
  }
}

/** Does it, and offers to open what was made. */
export async function runFlow<Result extends CaResult = CaResult>(
  session: Session,
  title: string,
  command: string,
  argument: object,
): Promise<Result> {
  const result = await doFlow<Result>(session, title, command, argument);
  const shown = result.files.findLast((uri) => !/key(\.pem)?$/.test(uri));
  const open = 'Open';
  const said = [`${result.title}: done.`, ...result.warnings].join(' ');
  const message = result.warnings.length > 0 ? messages.showWarningMessage : messages.showInformationMessage;
  void message(said, ...(shown === undefined ? [] : [open])).then(async (answer) => {
    if (answer === open && shown !== undefined) {
      // Bytes open in the certificate viewer.
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(shown, true));
    }
  });
  return result;
}
