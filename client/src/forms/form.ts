/** Forms of several steps, with a way back to each of them. Every step keeps what was answered before. */
import * as vscode from 'vscode';
import { withoutLinks } from '../withoutLinks';
import { wrapText } from './wrapText';

/** Where a step stands in its form. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

export const BACK = Symbol('back');

/** An answer; `undefined` where the person gave up. */
export type Answer<T> = T | typeof BACK | undefined;

export interface Step<Answers> {
  /** Left out where it has nothing to ask. */
  readonly when?: (answers: Answers) => boolean;
  /** Asks, and puts the answer into `answers`; false for back, `undefined` to give up. */
  readonly ask: (answers: Answers, place: Place) => Promise<boolean | undefined>;
}

/** A step that asks one question. */
export function step<Answers, T>(
  ask: (answers: Answers, place: Place) => Promise<Answer<T>>,
  keep: (answers: Answers, answer: T) => void,
  when?: (answers: Answers) => boolean,
): Step<Answers> {
  return {
    ...(when === undefined ? {} : { when }),
    async ask(answers, place) {
      const answer = await ask(answers, place);
      if (answer === undefined) {
        return undefined;
      }
      if (answer === BACK) {
        return false;
      }
      keep(answers, answer);
      return true;
    },
  };
}

/** Goes through the steps; true where all of them were answered. */
export async function fillIn<Answers>(
  title: string,
  answers: Answers,
  steps: readonly Step<Answers>[],
): Promise<boolean> {
  const isAsked = ({ when }: Step<Answers>) => when === undefined || when(answers);
  let at = 0;
  while (at < steps.length) {
    const current = steps[at] as Step<Answers>;
    if (!isAsked(current)) {
      at++;
      continue;
    }
    const asked = steps.filter(isAsked);
    const step = asked.indexOf(current) + 1;
    const isDone = await current.ask(answers, {
      title,
      step,
      totalSteps: asked.length,
      canGoBack: step > 1,
    });
    if (isDone === undefined) {
      return false;
    }
    if (isDone) {
      at++;
    } else {
      do {
        at--;
      } while (at > 0 && !isAsked(steps[at] as Step<Answers>));
    }
  }
  return true;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly value?: string | undefined;
  readonly placeholder?: string;
  readonly isPassword?: boolean;
  /** What is wrong, or a hint that does not hold anybody up; looked at while one types. */
  readonly check?: (value: string) => string | vscode.InputBoxValidationMessage | undefined;
}

function isRefused(result: string | vscode.InputBoxValidationMessage | undefined): boolean {
  return (
    typeof result === 'string' ||
    (result !== undefined && result.severity === vscode.InputBoxValidationSeverity.Error)
  );
}

export function askText(place: Place, question: TextQuestion): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.title = place.title;
  input.step = place.step;
  input.totalSteps = place.totalSteps;
  input.buttons = place.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  input.ignoreFocusOut = true;
  input.prompt = withoutLinks(question.prompt);
  input.value = question.value ?? '';
  input.placeholder = question.placeholder;
  input.password = question.isPassword === true;
  const check = () => {
    const result = question.check?.(input.value);
    input.validationMessage = result;
    return result;
  };
  return settled(input, (resolve) => [
    input.onDidChangeValue(check),
    input.onDidAccept(() => {
      if (!isRefused(check())) {
        resolve(input.value);
      }
    }),
    input.onDidTriggerButton(() => resolve(BACK)),
  ]);
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> | vscode.QuickPickItem)[];
  readonly active?: T | undefined;
  /** What a button on a choice does; the question is asked again with what it gives. */
  readonly onButton?: (value: T) => readonly (Choice<T> | vscode.QuickPickItem)[];
}

export function askChoice<T>(place: Place, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem>();
  pick.title = place.title;
  pick.step = place.step;
  pick.totalSteps = place.totalSteps;
  pick.buttons = place.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  pick.ignoreFocusOut = true;
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.items = question.choices;
  const active = question.choices.find((choice) => 'value' in choice && choice.value === question.active);
  // An empty list would take the first one away, too, and Enter with it.
  if (active !== undefined) {
    pick.activeItems = [active];
  }
  return settled(pick, (resolve) => [
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined && 'value' in chosen) {
        resolve((chosen as Choice<T>).value);
      }
    }),
    pick.onDidTriggerButton(() => resolve(BACK)),
    pick.onDidTriggerItemButton(({ item }) => {
      if ('value' in item && question.onButton !== undefined) {
        pick.items = question.onButton((item as Choice<T>).value);
      }
    }),
  ]);
}

interface SelectionQuestion<T> {
  readonly placeholder: string;
  /** Those that are `picked` are chosen to begin with. */
  readonly choices: readonly Choice<T>[];
}

/** Any number of choices, none as well. */
export function askSelection<T>(place: Place, question: SelectionQuestion<T>): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.title = place.title;
  pick.step = place.step;
  pick.totalSteps = place.totalSteps;
  pick.buttons = place.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  pick.ignoreFocusOut = true;
  pick.placeholder = question.placeholder;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = question.choices;
  pick.selectedItems = question.choices.filter(({ picked }) => picked === true);
  return settled(pick, (resolve) => [
    pick.onDidAccept(() => resolve(pick.selectedItems.map(({ value }) => value))),
    pick.onDidTriggerButton(() => resolve(BACK)),
  ]);
}

/** Shows an input until one of its events settles it, or the person closes it. */
async function settled<T>(
  input: vscode.QuickInput,
  listen: (resolve: (answer: Answer<T>) => void) => readonly vscode.Disposable[],
): Promise<Answer<T>> {
  const listeners: vscode.Disposable[] = [];
  try {
    return await new Promise<Answer<T>>((resolve) => {
      listeners.push(
        ...listen(resolve),
        input.onDidHide(() => resolve(undefined)),
      );
      input.show();
    });
  } finally {
    vscode.Disposable.from(...listeners, input).dispose();
  }
}

/** Lines that only say something: VS Code cuts off what does not fit into one. */
export function linesOfText(mark: string, text: string): readonly vscode.QuickPickItem[] {
  return wrapText(text).map((line, index) => ({ label: `${index === 0 ? mark : '$(blank)'} ${line}` }));
}

export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
