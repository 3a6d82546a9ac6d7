/** What a check of SIPS trust found: a list that leads to the places, and puts what is missing into trust lists. */
import * as vscode from 'vscode';
import type {
  SipsAddition,
  SipsFinding,
  SipsPlace,
  SipsTrustResult,
} from '../../../server/src/core/sipsProtocol';
import { linesOfText } from '../forms/form';
import type { Session } from '../startClient';
import { showDecoded } from '../views/decodedDocuments';
import { addObjects } from './trustListChange';

type Action =
  | { readonly kind: 'text' }
  | { readonly kind: 'add'; readonly additions: readonly SipsAddition[] }
  | { readonly kind: 'go'; readonly place: SipsPlace }
  | { readonly kind: 'finding'; readonly finding: SipsFinding };

interface Item extends vscode.QuickPickItem {
  readonly action: Action;
}

/** `check`: asks the server; again after each change. */
export async function showSipsTrust(
  session: Session,
  name: string,
  check: () => Promise<SipsTrustResult>,
): Promise<void> {
  for (;;) {
    const result = await check();
    const first = await pick(`SIPS Trust in ${name}`, result.summary, itemsOf(result));
    const action = first?.kind === 'finding' ? await chooseFor(first.finding) : first;
    switch (action?.kind) {
      case 'text':
        await showDecoded({ kind: 'plain', name: `SIPS trust in ${name}`, text: result.text });
        return;
      case 'go':
        await goTo(action.place);
        return;
      case 'add':
        await addAll(session, action.additions);
        // A new list counts once it is saved.
        if (action.additions.some(({ isNew }) => isNew)) {
          return;
        }
        break;
      default:
        return;
    }
  }
}

async function pick(title: string, placeHolder: string, items: readonly Item[]): Promise<Action | undefined> {
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  return picked?.action;
}

function itemsOf({ findings, summary }: SipsTrustResult): readonly Item[] {
  const additions = distinct(findings.flatMap(({ addition }) => addition ?? []));
  return [
    ...findings.flatMap((finding) => linesFor(finding)),
    ...(additions.length > 1 ? [addItem('Add All That Is Missing to the Trust Lists', additions)] : []),
    {
      label: `$(${findings.length === 0 ? 'pass' : 'note'}) ${summary}`,
      detail: 'Show all of it as text',
      action: { kind: 'text' },
    },
  ];
}

/** Whichever line is chosen, it is the finding. */
function linesFor(finding: SipsFinding): readonly Item[] {
  const { severity, message, mend } = finding;
  return [...linesOfText(`$(${severity})`, message), ...linesOfText('$(blank)', mend)].map((line) => ({
    ...line,
    action: { kind: 'finding', finding },
  }));
}

function addItem(label: string, additions: readonly SipsAddition[]): Item {
  const lists = new Set(additions.map(({ trustList }) => relative(trustList)));
  return {
    label: `$(add) ${label}`,
    detail: [...lists].join(', '),
    action: { kind: 'add', additions },
  };
}

function distinct(additions: readonly SipsAddition[]): readonly SipsAddition[] {
  return [...new Map(additions.map((each) => [`${each.trustList} ${each.id}`, each])).values()];
}

async function chooseFor({ message, mend, addition, places }: SipsFinding): Promise<Action | undefined> {
  const ways: readonly Item[] = [
    ...(addition === undefined
      ? []
      : [
          addItem(
            addition.isNew
              ? `Make a Trust List with ${addition.title}`
              : `Add ${addition.title} to the Trust List`,
            [addition],
          ),
        ]),
    ...places.map(
      (place): Item => ({
        label: `$(go-to-file) ${place.title}`,
        detail: relative(place.uri),
        action: { kind: 'go', place },
      }),
    ),
    { label: '$(note) Show All as Text', action: { kind: 'text' } },
  ];
  return pick(message, mend, ways);
}

/** Edits of open documents, each a step to undo; nothing is saved. */
async function addAll(session: Session, additions: readonly SipsAddition[]): Promise<void> {
  const lists = new Map<string, SipsAddition[]>();
  for (const addition of additions) {
    lists.set(addition.trustList, [...(lists.get(addition.trustList) ?? []), addition]);
  }
  for (const [trustList, ofList] of lists) {
    const isNew = ofList.some((addition) => addition.isNew);
    const place = vscode.Uri.parse(trustList, true);
    const uri = isNew ? place.with({ scheme: 'untitled' }) : place;
    await addObjects(session, uri.toString(), { ids: ofList.map(({ id }) => id) });
  }
}

function relative(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}

async function goTo({ uri, range }: SipsPlace): Promise<void> {
  const place = vscode.Uri.parse(uri, true);
  if (range === undefined) {
    await vscode.commands.executeCommand('vscode.open', place);
    return;
  }
  const { start, end } = range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.commands.executeCommand('vscode.open', place, { selection });
}
