/** A list of texts, edited entry by entry: alternative names. */
import * as vscode from 'vscode';
import { type Answer, askChoice, askText, BACK, type Choice, type Place, separator } from './form';

interface ListQuestion {
  readonly placeholder: string;
  readonly prompt: string;
  readonly value: readonly string[];
  readonly check: (value: string) => string | undefined;
}

type Action = { readonly kind: 'done' | 'add' } | { readonly kind: 'edit'; readonly at: number };

const REMOVE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Remove' };

export async function askList(place: Place, question: ListQuestion): Promise<Answer<readonly string[]>> {
  const list = [...question.value];
  const choices = (): (Choice<Action> | vscode.QuickPickItem)[] => [
    {
      label: '$(check) Continue',
      description: list.length === 0 ? 'without any' : `with ${list.length}`,
      value: { kind: 'done' },
    },
    { label: '$(add) Add…', value: { kind: 'add' } },
    separator('Entries'),
    ...list.map((label, at) => ({ label, buttons: [REMOVE], value: { kind: 'edit', at } as const })),
  ];
  for (;;) {
    const action = await askChoice<Action>(place, {
      placeholder: question.placeholder,
      choices: choices(),
      onButton(removed) {
        if (removed.kind === 'edit') {
          list.splice(removed.at, 1);
        }
        return choices();
      },
    });
    if (action === undefined || action === BACK) {
      return action;
    }
    if (action.kind === 'done') {
      return list;
    }
    const at = action.kind === 'edit' ? action.at : list.length;
    const text = await askText(
      { ...place, canGoBack: true },
      {
        prompt: question.prompt,
        value: list[at],
        check: question.check,
      },
    );
    if (text === undefined) {
      return undefined;
    }
    if (text !== BACK) {
      list.splice(at, 1, ...text.split(/[,;\s]+(?=\S)/).filter((part) => part !== ''));
    }
  }
}
