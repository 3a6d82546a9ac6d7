import * as vscode from 'vscode';
import {
  type EmbeddedCopyFacts,
  type ListEmbeddedResult,
  type RefreshEmbeddedResult,
  SlotCommand,
} from '../../../server/src/core/slotProtocol';
import { askNewPassPhraseFor, seal } from '../ca/passPhrases';
import { askText, BACK, type Place } from '../forms/form';
import { messages } from '../messages';
import { pathOf } from '../slots/slotQuestions';
import type { Session } from '../startClient';
import { askWithProgress } from './askWithProgress';
import type { Command } from './command';

const TITLE = 'Refresh Embedded Certificates';
const PLACE: Place = { title: TITLE, step: 1, totalSteps: 1, canGoBack: false };

/** Shows what was renewed since it was put into phone configs, and writes the copies that the person chooses. */
export const refreshEmbedded: Command = async (session, given) => {
  const uri = uriOf(given);
  const { copies } = await askWithProgress<ListEmbeddedResult>(
    session,
    'Looking into phone configs',
    SlotCommand.listEmbedded,
    uri === undefined ? {} : { uri },
  );
  const chosen = await choose(copies, slotOf(given));
  if (chosen === undefined || chosen.length === 0) {
    return;
  }
  const secrets = await askPassPhrases(session, chosen);
  if (secrets === undefined) {
    return;
  }
  const wereClean = await openAll(chosen);
  const result = await askWithProgress<RefreshEmbeddedResult>(session, TITLE, SlotCommand.refreshEmbedded, {
    copies: chosen.map(({ id }) => id),
    ...secrets,
  });
  for (const document of wereClean) {
    if (result.files.includes(document.uri.toString()) && document.isDirty) {
      await document.save();
    }
  }
  tell(result);
};

function uriOf(given: unknown): string | undefined {
  const place = given as { readonly uri?: unknown } | undefined;
  return given instanceof vscode.Uri
    ? given.toString()
    : typeof place?.uri === 'string'
      ? place.uri
      : undefined;
}

/** Where a code action names one slot, no other one is chosen. */
function slotOf(given: unknown): string | undefined {
  const place = given as { readonly title?: unknown } | undefined;
  return typeof place?.title === 'string' ? place.title : undefined;
}

const USUAL: ReadonlySet<EmbeddedCopyFacts['state']> = new Set(['stale']);

interface CopyItem extends vscode.QuickPickItem {
  readonly copy?: EmbeddedCopyFacts;
}

async function choose(
  copies: readonly EmbeddedCopyFacts[],
  title: string | undefined,
): Promise<readonly EmbeddedCopyFacts[] | undefined> {
  const newer = copies.filter(({ state }) => state === 'stale' || state === 'found');
  const left = copies.filter(({ state }) => state === 'changed' || state === 'blocked');
  if (newer.length === 0) {
    const known = copies.filter(({ state }) => state === 'current').length;
    const notes = left.map((copy) => `${placeOf(copy)}: ${copy.note}`);
    const say = left.length > 0 ? messages.showWarningMessage : messages.showInformationMessage;
    void say([`Nothing to refresh: ${known} embedded objects have no newer one.`, ...notes].join(' '));
    return undefined;
  }
  const isPicked = (copy: EmbeddedCopyFacts) =>
    title === undefined ? USUAL.has(copy.state) : copy.title === title;
  const items: CopyItem[] = [
    ...newer.map((copy): CopyItem => ({ ...itemOf(copy), picked: isPicked(copy), copy })),
    ...(left.length === 0 ? [] : [{ label: 'Left as they are', kind: vscode.QuickPickItemKind.Separator }]),
    ...left.map((copy): CopyItem => ({ label: `$(circle-slash) ${placeOf(copy)}`, detail: copy.note })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: TITLE,
    placeHolder: 'Which copies are replaced? Nothing is written yet.',
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.flatMap(({ copy }) => copy ?? []);
}

function placeOf({ uri, title }: EmbeddedCopyFacts): string {
  return `${pathOf(uri)}: ${title}`;
}

function itemOf(copy: EmbeddedCopyFacts): vscode.QuickPickItem {
  const { from, to, sourceUri, note } = copy;
  const source = sourceUri === undefined ? '' : `, from ${pathOf(sourceUri)}`;
  return {
    label: placeOf(copy),
    description: `${to?.title ?? from.title}${source}`,
    detail: [`${versionText(from)} → ${to === undefined ? '' : versionText(to)}`, note]
      .filter((part) => part !== '')
      .join('. '),
  };
}

function versionText({ title, serialNumber, notAfter }: EmbeddedCopyFacts['from']): string {
  const until = notAfter === undefined ? '' : `until ${new Date(notAfter).toISOString().slice(0, 10)}, `;
  return serialNumber === undefined ? title : `${until}serial ${shortened(serialNumber)}`;
}

/** Both versions have to fit into one line. */
function shortened(serialNumber: string): string {
  return serialNumber.length > 12 ? `${serialNumber.slice(0, 10)}…` : serialNumber;
}

async function askPassPhrases(
  session: Session,
  chosen: readonly EmbeddedCopyFacts[],
): Promise<object | undefined> {
  let keyPassPhrase = '';
  let passPhrase = '';
  if (chosen.some((copy) => copy.needsKeyPassPhrase)) {
    const typed = await askText(PLACE, { prompt: 'Pass phrase of the private keys', isPassword: true });
    if (typed === undefined || typed === BACK) {
      return undefined;
    }
    keyPassPhrase = typed;
  }
  if (chosen.some((copy) => copy.needsPassPhrase)) {
    const typed = await askNewPassPhraseFor(
      PLACE,
      'Pass phrase for the PKCS #12 that is made anew: the one that the phone, or its maker, opens it with',
    );
    if (typed === undefined || typed === BACK) {
      return undefined;
    }
    passPhrase = typed;
  }
  const sealedKey = await seal(session, keyPassPhrase);
  const sealed = await seal(session, passPhrase);
  return {
    ...(sealedKey === undefined ? {} : { keyPassPhrase: sealedKey }),
    ...(sealed === undefined ? {} : { passPhrase: sealed }),
  };
}

/** Opened, so that each file can be undone by itself; those without changes of the person, which are saved again. */
async function openAll(chosen: readonly EmbeddedCopyFacts[]): Promise<readonly vscode.TextDocument[]> {
  const documents: vscode.TextDocument[] = [];
  for (const uri of new Set(chosen.map((copy) => copy.uri))) {
    documents.push(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
  }
  return documents.filter(({ isDirty }) => !isDirty);
}

function tell({ refreshed, files, skipped, warnings }: RefreshEmbeddedResult): void {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  const said = `Refreshed ${refreshed === 1 ? '1 copy' : `${refreshed} copies`} in ${counted(files.length, 'file')}.`;
  const careful = [...skipped, ...warnings];
  const say = careful.length > 0 ? messages.showWarningMessage : messages.showInformationMessage;
  void say([said, ...careful].join(' '));
}
