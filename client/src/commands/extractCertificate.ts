import * as vscode from 'vscode';
import {
  type ExtractCertificateArguments,
  type ExtractCertificateResult,
  type ExtractFormat,
  type ListSlotsResult,
  SlotCommand,
  type SlotPlace,
} from '../../../server/src/core/slotProtocol';
import { askChoice, BACK, type Place } from '../forms/form';
import { showConfig, slotPlace } from '../slots/slotPlace';
import { askSlot } from '../slots/slotQuestions';
import type { Session } from '../startClient';
import { openViewer } from '../views/certificateViewer';
import { isObjectNode } from '../views/pki/pkiNode';
import { askServer } from './askServer';
import type { Command } from './command';

const TITLE = 'Extract Certificate';
const PLACE: Place = { title: TITLE, step: 1, totalSteps: 1, canGoBack: false };

/** Takes what stands in an item, a script or a bundle out of it: into a file, or into a new document. */
export const extractCertificate: Command = async (session, given) => {
  const place = await chosenPlace(session, given);
  if (place === undefined) {
    return;
  }
  const object = await chooseObject(session, place);
  if (object === undefined) {
    return;
  }
  const way = await chooseWay(object);
  if (way === undefined) {
    return;
  }
  const argument: ExtractCertificateArguments = { ...place, object: object.index, to: way.to };
  const { fileName, text } = await ask(session, argument);
  if (!way.isFile) {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: text ?? '', language: 'pem' }),
    );
    return;
  }
  const target = await vscode.window.showSaveDialog({ title: TITLE, ...besideConfig(place.uri, fileName) });
  if (target !== undefined) {
    // The dialog asks before it names a file that is there.
    await ask(session, { ...argument, output: target.toString(), overwrite: true });
    await openViewer(target);
  }
};

function besideConfig(uri: string, fileName: string): Pick<vscode.SaveDialogOptions, 'defaultUri'> {
  const config = vscode.Uri.parse(uri, true);
  const folder =
    config.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(config, '..');
  return folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) };
}

function ask(session: Session, argument: ExtractCertificateArguments): Promise<ExtractCertificateResult> {
  return askServer<ExtractCertificateResult>(session, SlotCommand.extractCertificate, argument);
}

/** Without a place in a file, one of its items; the file itself where it is no phone config. */
async function chosenPlace(session: Session, given: unknown): Promise<SlotPlace | undefined> {
  const place = isObjectNode(given)
    ? { uri: given.object.uri, position: given.object.range.start }
    : await slotPlace(given);
  if (place === undefined || place.position !== undefined || place.slot !== undefined) {
    return place;
  }
  await showConfig(place.uri);
  const listed = await askServer<ListSlotsResult>(session, SlotCommand.listSlots, place).catch(
    () => undefined,
  );
  const filled = listed?.slots.filter(({ holds }) => holds !== '') ?? [];
  if (filled.length === 0) {
    return place;
  }
  const slot = filled.length === 1 ? filled[0] : await askSlot(PLACE, filled, 'Out of which item?');
  return slot === undefined || slot === BACK ? undefined : { uri: place.uri, slot: slot.slot };
}

interface ChosenObject {
  readonly index: number;
  readonly kind: string;
  readonly isSecret: boolean;
}

async function chooseObject(session: Session, place: SlotPlace): Promise<ChosenObject | undefined> {
  const { objects } = await ask(session, { ...place, to: 'der' });
  const choices = objects.map(({ title, kind, isSecret }, index) => ({
    label: title,
    value: { index, kind, isSecret },
  }));
  const [only, second] = choices;
  if (second === undefined) {
    return only?.value;
  }
  const chosen = await askChoice<ChosenObject>(PLACE, { placeholder: 'Which one?', choices });
  return chosen === BACK ? undefined : chosen;
}

interface Way {
  readonly to: ExtractFormat;
  readonly isFile: boolean;
}

async function chooseWay({ kind, isSecret }: ChosenObject): Promise<Way | undefined> {
  if (kind === 'pkcs12') {
    return { to: 'der', isFile: true };
  }
  const chosen = await askChoice<Way>(PLACE, {
    placeholder: 'In which form?',
    choices: [
      { label: 'PEM file', detail: 'Text with BEGIN and END lines', value: { to: 'pem', isFile: true } },
      { label: 'DER file', detail: 'The very octets', value: { to: 'der', isFile: true } },
      ...(isSecret
        ? []
        : [
            {
              label: 'New document',
              detail: 'PEM, not saved yet',
              value: { to: 'pem' as const, isFile: false },
            },
          ]),
    ],
  });
  return chosen === BACK ? undefined : chosen;
}
