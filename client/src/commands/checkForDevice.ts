import * as vscode from 'vscode';
import {
  DEVICE_TARGETS,
  DEVICE_TITLES,
  DeviceCommand,
  type DeviceTarget,
  type DeviceVerdict,
  type DeviceVerdictArguments,
  type DeviceVerdictReason,
  type DeviceVerdictResult,
  type VerdictState,
} from '../../../server/src/core/deviceProtocol';
import { linesOfText } from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { showDecoded } from '../views/decodedDocuments';
import { nameOfUri } from '../views/readFileAsBase64';
import { askServer } from './askServer';
import type { Command } from './command';
import { givenFile } from './givenFile';

/** Asks for which devices, then shows for each whether it would accept the file, and why not; leads to the places. */
export const checkForDevice: Command = async (session, given) => {
  const file = givenFile(given);
  if (file === undefined) {
    void messages.showInformationMessage('Open a certificate, a request or a phone config first.');
    return;
  }
  const name = nameOfUri(file);
  const uri = file.toString();
  const suggested = await ask(session, { uri });
  if (!suggested.isForDevices) {
    void messages.showInformationMessage(
      `${name} was not checked: it holds no certificate, request, container or phone config.`,
    );
    return;
  }
  const targets = await askTargets(name, new Set(suggested.verdicts.map(({ target }) => target)));
  if (targets === undefined || targets.length === 0) {
    return;
  }
  const { verdicts, text } = await ask(session, { uri, targets });
  const picked = await vscode.window.showQuickPick(itemsOf(verdicts), {
    title: `${name}: ${targets.length === 1 ? 'Verdict' : 'Verdicts'}`,
    placeHolder: 'Choose a reason to go to its place, or a verdict for all of it as text',
    matchOnDetail: true,
    matchOnDescription: true,
  });
  if (picked?.reason?.range !== undefined) {
    await goTo(file, picked.reason.range);
  } else if (picked !== undefined) {
    await showDecoded({ kind: 'plain', name: `Verdict on ${name}`, text });
  }
};

function ask(session: Session, argument: DeviceVerdictArguments): Promise<DeviceVerdictResult> {
  return askServer<DeviceVerdictResult>(session, DeviceCommand.deviceVerdict, argument);
}

async function askTargets(
  name: string,
  suggested: ReadonlySet<DeviceTarget>,
): Promise<readonly DeviceTarget[] | undefined> {
  const items = DEVICE_TARGETS.map((target) => ({
    label: DEVICE_TITLES[target],
    target,
    picked: suggested.has(target),
    ...(suggested.has(target) ? { description: 'this file is for it' } : {}),
  }));
  const chosen = await vscode.window.showQuickPick(
    // What is most likely meant stands first.
    items.sort((one, other) => Number(other.picked) - Number(one.picked)),
    { title: `Check ${name} for a Device`, placeHolder: 'For which devices?', canPickMany: true },
  );
  return chosen?.map(({ target }) => target);
}

interface Item extends vscode.QuickPickItem {
  readonly reason?: DeviceVerdictReason;
}

const STATE_ICONS: Readonly<Record<VerdictState, string>> = {
  accepted: 'pass',
  doubtful: 'question',
  refused: 'error',
};
const SEVERITY_ICONS: Readonly<Record<DeviceVerdictReason['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'lightbulb',
};

function itemsOf(verdicts: readonly DeviceVerdict[]): Item[] {
  return verdicts.flatMap(({ state, text, target, reasons }) => [
    { label: DEVICE_TITLES[target], kind: vscode.QuickPickItemKind.Separator },
    ...linesOfText(`$(${STATE_ICONS[state]})`, text),
    ...reasons.flatMap(linesOfReason),
  ]);
}

function linesOfReason(reason: DeviceVerdictReason): readonly Item[] {
  const lines = linesOfText(`$(${SEVERITY_ICONS[reason.severity]})`, reason.message);
  const detail = [reason.rule, ...reason.sources].join('; ');
  return lines.map((line, at) => ({ ...line, reason, ...(at === lines.length - 1 ? { detail } : {}) }));
}

async function goTo(
  file: vscode.Uri,
  { start, end }: NonNullable<DeviceVerdictReason['range']>,
): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.commands.executeCommand('vscode.open', file, { selection });
}
