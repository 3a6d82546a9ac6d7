/** A phone config that a command is about, open or not, and the slot that is meant in it. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nameOf } from '../../ca/stores/fileStore';
import { describeObject } from '../../core/describe/describeObject';
import { type DocumentModel, readDocument } from '../../core/documentModel';
import type { PhoneConfig } from '../../core/phone/phoneConfig';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { type ReadSlot, readSlots } from '../../core/phone/slots/readSlots';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import type { SlotName, SlotPlace } from '../../core/slotProtocol';
import { languageOf, textOf } from '../../core/workspace/readContent';
import type { Session } from '../session';

export interface SlotDocument {
  readonly uri: string;
  readonly document: TextDocument;
  readonly model: DocumentModel;
  /** `undefined`: it is no phone config, or empty. */
  readonly config: PhoneConfig | undefined;
  readonly isOpen: boolean;
}

export function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

/** What is open as it is in the editor, else the file. */
export async function slotDocument(session: Session, uri: string): Promise<SlotDocument> {
  const opened = await session.open(uri);
  if (opened !== undefined) {
    const { document, model } = opened;
    return { uri, document, model, config: phoneConfigOf(model), isOpen: true };
  }
  const settings = await session.settings.of(uri);
  const maxLength = settings.limits.documentSize * 1_000_000;
  const bytes = await session.files?.read(uri, settings.index.maxFileSize * 1000);
  const text = bytes && textOf(bytes);
  if (text === undefined) {
    throw refusal(`Nothing was done: ${nameOf(uri)} cannot be read as text. Open it first.`);
  }
  const languageId = languageOf(uri);
  const model = readDocument(text, { languageId, maxLength, phone: { path: uri, ...settings.phone } });
  return {
    uri,
    document: TextDocument.create(uri, languageId, 0, text),
    model,
    config: phoneConfigOf(model),
    isOpen: false,
  };
}

/** The slot of this name; else the one that the place lies in. */
export function slotAt(
  slots: readonly ReadSlot[],
  { document }: SlotDocument,
  { slot, position }: SlotPlace,
): ReadSlot | undefined {
  if (slot !== undefined) {
    return slots.find(({ target }) => isSameSlot(target, slot));
  }
  const offset = position && document.offsetAt(position);
  return offset === undefined
    ? undefined
    : slots.find(({ item }) => item !== undefined && item.span.start <= offset && offset <= item.span.end);
}

export function isSameSlot(one: SlotName, other: SlotName): boolean {
  return one.name === other.name && one.index === other.index && (one.nth ?? 0) === (other.nth ?? 0);
}

/** The slot that a command is about, or a refusal for people; `undone` begins it. */
export async function slotOfPlace(
  session: Session,
  place: SlotPlace,
  undone: string,
): Promise<{ readonly found: SlotDocument; readonly config: PhoneConfig; readonly slot: ReadSlot }> {
  const found = await slotDocument(session, place.uri);
  const { config } = found;
  if (config === undefined) {
    throw refusal(`${undone}: ${nameOf(place.uri)} is not known as the config of a phone.`);
  }
  const slot = slotAt(readSlots(found.model), found, place);
  if (slot === undefined) {
    throw refusal(
      place.slot === undefined
        ? `${undone}: there is no certificate item at this place. Put the cursor into one.`
        : `${undone}: ${nameOf(place.uri)} has no certificate item ${titleOfTarget(place.slot)}.`,
    );
  }
  return { found, config, slot };
}

/** `CN=Root CA, expires in 3 days`; empty where nothing stands there. */
export function holdsText({ holds }: ReadSlot, now: number): string {
  return holds
    .map(({ object }) => {
      const { title, kindName } = describeObject(object, { now });
      return title === '' ? kindName : title;
    })
    .join(', ');
}
