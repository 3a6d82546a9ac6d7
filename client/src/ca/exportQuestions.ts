/** The questions that exports ask, and what becomes of their texts. */
import * as vscode from 'vscode';
import type {
  ExportResult,
  FindExportsResult,
  Pkcs12Strength,
} from '../../../server/src/core/exportProtocol';
import { type Answer, askChoice, askText, BACK, type Place } from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { entryFile } from '../views/pki/caNode';
import { isObjectNode } from '../views/pki/pkiNode';
import { forgetPassPhrase, recallPassPhrase } from './passPhraseMemory';
import { seal } from './passPhrases';

export const ONLY_STEP = { step: 1, totalSteps: 1, canGoBack: false } as const;

/** What is to be exported: its file, and the object in it where one is meant. */
export interface Source {
  readonly uri: vscode.Uri;
  readonly argument:
    | { readonly id: string }
    | { readonly uri: string; readonly position?: { readonly line: number; readonly character: number } };
}

/** From the PKI view, the explorer, the certificate viewer, the editor; else a file is asked for. */
export async function askSource(given: unknown, title: string): Promise<Source | undefined> {
  if (isObjectNode(given)) {
    return { uri: vscode.Uri.parse(given.object.uri, true), argument: { id: given.object.id } };
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const viewed = given === undefined && input instanceof vscode.TabInputCustom ? input.uri : undefined;
  const uri = given instanceof vscode.Uri ? given : (entryFile(given) ?? viewed);
  if (uri !== undefined) {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && viewed === undefined
      ? sourceAtCursor(editor)
      : { uri, argument: { uri: uri.toString() } };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && holdsCertificate(editor.document)) {
    return sourceAtCursor(editor);
  }
  const [chosen] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  return chosen && { uri: chosen, argument: { uri: chosen.toString() } };
}

function holdsCertificate(document: vscode.TextDocument): boolean {
  return document.languageId === 'pem' || /BEGIN (?:X509 |TRUSTED )?CERTIFICATE-/.test(document.getText());
}

function sourceAtCursor({ document, selection }: vscode.TextEditor): Source {
  const { line, character } = selection.active;
  return { uri: document.uri, argument: { uri: document.uri.toString(), position: { line, character } } };
}

const WRONG = /pass phrase (?:does not open|of .* is needed)/;

/**
 * The pass phrase of a file, sealed: the remembered one, or typed until `use` does not refuse it any more. Gives what `use`
 * gives; `undefined` where the person gives up.
 */
export async function withPassPhrase<T>(
  session: Session,
  title: string,
  file: vscode.Uri,
  use: (sealed: string | undefined) => Promise<T>,
): Promise<{ readonly result: T; readonly passPhrase: string } | undefined> {
  const key = file.toString();
  const name = vscode.workspace.asRelativePath(file);
  let passPhrase = await recallPassPhrase(session, key);
  let hint = '';
  for (;;) {
    if (passPhrase === undefined) {
      const typed = await askText(
        { title, ...ONLY_STEP },
        { prompt: `${hint}Pass phrase of ${name}; empty where there is none`, isPassword: true },
      );
      if (typed === undefined || typed === BACK) {
        return undefined;
      }
      passPhrase = typed;
    }
    try {
      return { result: await use(await seal(session, passPhrase)), passPhrase };
    } catch (error) {
      if (!(error instanceof Error && WRONG.test(error.message))) {
        throw error;
      }
      await forgetPassPhrase(session, key);
      hint = `${error.message} `;
      passPhrase = undefined;
    }
  }
}

const STRENGTH_TITLES: Readonly<Record<Pkcs12Strength, string>> = {
  modern: 'Modern',
  compatible: 'Compatible',
  legacy: 'Legacy',
};

export function askStrength(
  place: Place,
  strengths: FindExportsResult['strengths'],
  active: Pkcs12Strength,
): Promise<Answer<Pkcs12Strength>> {
  return askChoice(place, {
    placeholder: 'Who has to read it?',
    choices: strengths.map(({ strength, description, readBy }) => ({
      label: STRENGTH_TITLES[strength],
      description: readBy,
      detail: description,
      value: strength,
    })),
    active,
  });
}

/** Opens what came back as text, and offers to copy it. */
export async function showTexts({ texts }: ExportResult): Promise<void> {
  for (const { title, languageId, text } of texts) {
    const document = await vscode.workspace.openTextDocument({ content: text, language: languageId });
    await vscode.window.showTextDocument(document, { preview: false });
    const copy = 'Copy';
    void messages.showInformationMessage(`${title} is open, and not saved.`, copy).then((answer) => {
      if (answer === copy) {
        void vscode.env.clipboard.writeText(text);
      }
    });
  }
}
