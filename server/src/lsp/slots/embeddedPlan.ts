/** What stands in the slots of one config, where it came from, and whether there is something newer. */
import { nameOf } from '../../ca/stores/fileStore';
import { describeObject } from '../../core/describe/describeObject';
import type { PhoneConfig } from '../../core/phone/phoneConfig';
import {
  type CopyPlace,
  type EmbeddedCopy,
  lastCopy,
  rememberedCopy,
} from '../../core/phone/slots/embeddedMemory';
import { type HeldObject, type ReadSlot, readPresentSlots } from '../../core/phone/slots/readSlots';
import { hashOf } from '../../core/phone/slots/slotObject';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import { isSourceFile, newerCertificate, subjectOf, successorIn } from '../../core/phone/slots/successor';
import type { PkiObject } from '../../core/pkiObject';
import type { CopyState, CopyVersion, EmbeddedCopyFacts, SlotName } from '../../core/slotProtocol';
import type { Session } from '../session';
import { pathFrom, uriFrom, workspaceFolderOf } from './embeddedStore';
import { isSameSlot, type SlotDocument } from './slotDocument';
import { objectsOfFile, type SourceObject } from './sourceObjects';

export interface PlannedCopy {
  readonly found: SlotDocument;
  readonly config: PhoneConfig;
  readonly slot: ReadSlot;
  readonly held: HeldObject;
  readonly state: CopyState;
  /** How it got there, where that is known. */
  readonly copy: EmbeddedCopy | undefined;
  /** What would take its place; only of what can be refreshed. */
  readonly next: SourceObject | undefined;
  /** The other files that a PKCS #12 is made with. */
  readonly madeWith: readonly SourceObject[];
  readonly note: string;
}

type Verdict = Pick<PlannedCopy, 'state' | 'copy' | 'next' | 'madeWith' | 'note'>;

interface Memory {
  readonly folder: string;
  readonly copies: readonly EmbeddedCopy[];
}

/** One for every slot that holds an object, or for `only` one; several objects in one slot are nobody's copy. */
export async function planCopies(
  session: Session,
  found: SlotDocument,
  memory: Memory | undefined,
  only?: SlotName,
): Promise<readonly PlannedCopy[]> {
  const { config } = found;
  const plans: PlannedCopy[] = [];
  for (const slot of config === undefined ? [] : readPresentSlots(found.model)) {
    const [held, second] = slot.holds;
    const isWanted = only === undefined || isSameSlot(slot.target, only);
    if (config !== undefined && held !== undefined && second === undefined && isWanted) {
      const verdict = await verdictOn(session, found, slot, held, memory);
      plans.push({ found, config, slot, held, ...verdict });
    }
  }
  return plans;
}

async function verdictOn(
  session: Session,
  { uri }: SlotDocument,
  { target }: ReadSlot,
  held: HeldObject,
  memory: Memory | undefined,
): Promise<Verdict> {
  const written = hashOf(held.bytes);
  const place: CopyPlace | undefined = memory && {
    ...target,
    config: pathFrom(memory.folder, uri),
    written,
  };
  const copy = memory && place && rememberedCopy(memory.copies, place);
  if (memory !== undefined && copy !== undefined) {
    return verdictOnCopy(session, { uri, folder: memory.folder, copy, held });
  }
  const last = memory && place && lastCopy(memory.copies, place);
  if (last !== undefined) {
    return verdict(
      'changed',
      last,
      `Somebody changed it since it was inserted from ${last.source}, so it is left as it is. Insert it again to have it refreshed.`,
    );
  }
  const next = await newerOf(session, uri, held);
  return next === undefined
    ? verdict('current', undefined, '')
    : {
        ...verdict(
          'found',
          undefined,
          `Nobody remembers where it came from; ${nameOf(next.uri)} has a newer one of the same subject and issuer.`,
        ),
        next,
      };
}

/** A later certificate of the same subject and issuer, in whatever file. */
async function newerOf(
  session: Session,
  uri: string,
  { object }: HeldObject,
): Promise<SourceObject | undefined> {
  const { index } = session.indexer;
  const entry = index.of(uri).find(({ sha256 }) => sha256 === hashOf(object.bytes));
  const newer = entry && newerCertificate(index, entry);
  return newer && (await objectsOfFile(session, newer.uri))?.find(({ sha256 }) => sha256 === newer.sha256);
}

function verdict(state: CopyState, copy: EmbeddedCopy | undefined, note: string): Verdict {
  return { state, copy, note, next: undefined, madeWith: [] };
}

interface KnownCopy {
  readonly uri: string;
  readonly folder: string;
  readonly copy: EmbeddedCopy;
  readonly held: HeldObject;
}

async function verdictOnCopy(session: Session, { uri, folder, copy, held }: KnownCopy): Promise<Verdict> {
  const isMade = copy.madeWith !== undefined;
  // The memory comes with the workspace: it must not make files of this computer part of a config.
  const outside = [copy.source, ...(copy.madeWith ?? [])].find(
    (path) => workspaceFolderOf(session, uriFrom(folder, path)) === undefined,
  );
  if (outside !== undefined) {
    return verdict(
      'blocked',
      copy,
      `${outside} lies outside of the workspace, so it is not read. Insert it again from a file within.`,
    );
  }
  const source = await sourceOf(session, folder, copy);
  if (source === undefined) {
    const next = isMade ? undefined : await newerOf(session, uri, held);
    if (next !== undefined) {
      return {
        state: 'stale',
        copy,
        next,
        madeWith: [],
        note: `${copy.source} is gone; ${nameOf(next.uri)} has its successor.`,
      };
    }
    return verdict(
      'blocked',
      copy,
      `${copy.source}, which it came from, is not there any more. Insert it again from another file.`,
    );
  }
  const kind = isMade ? 'certificate' : held.object.kind;
  const next = successorIn(source, { kind, subject: copy.subject });
  const same = source.find(({ sha256 }) => sha256 === copy.object);
  if (next === undefined) {
    return same === undefined
      ? verdict(
          'blocked',
          copy,
          `${copy.source} does not tell which of its objects is meant now. Insert the right one again.`,
        )
      : verdict('current', copy, '');
  }
  if (next.sha256 === copy.object) {
    return verdict('current', copy, '');
  }
  const before = same?.object ?? (isMade ? undefined : held.object);
  if (before !== undefined && beginOf(next.object) < beginOf(before)) {
    return verdict(
      'blocked',
      copy,
      `${copy.source} has an older one than this copy. Insert that by hand if it is what you want.`,
    );
  }
  const madeWith: SourceObject[] = [];
  for (const path of copy.madeWith ?? []) {
    const objects = (await objectsOfFile(session, uriFrom(folder, path))) ?? [];
    const isKey = madeWith.length === 0;
    const object = successorIn(objects, { kind: isKey ? 'privateKey' : 'certificate', subject: undefined });
    if (object === undefined) {
      return verdict(
        'blocked',
        copy,
        `${path}, which the PKCS #12 was made with, cannot be used any more. Insert it again.`,
      );
    }
    madeWith.push(object);
  }
  return { state: 'stale', copy, next, madeWith, note: '' };
}

/** The file by its path; where it was renamed, the one that holds the same object now. */
async function sourceOf(
  session: Session,
  folder: string,
  copy: EmbeddedCopy,
): Promise<readonly SourceObject[] | undefined> {
  const objects = await objectsOfFile(session, uriFrom(folder, copy.source));
  if (objects !== undefined) {
    return objects;
  }
  const moved = session.indexer.index
    .find('sha256', copy.object)
    .find(({ uri, containerId }) => isSourceFile(uri) && containerId === undefined);
  return moved && objectsOfFile(session, moved.uri);
}

function beginOf(object: PkiObject): number {
  return object.kind === 'certificate' ? (object.validity?.notBefore?.instant ?? 0) : 0;
}

export function idOfPlan({ found, slot, held, next }: PlannedCopy): string {
  return [
    found.uri,
    titleOfTarget(slot.target),
    hashOf(held.bytes).slice(0, 20),
    next?.sha256.slice(0, 20) ?? '',
  ].join('|');
}

export function factsOfPlan(session: Session, plan: PlannedCopy): EmbeddedCopyFacts {
  const { found, slot, held, state, next, note, copy, madeWith } = plan;
  const now = session.runtime.now();
  const from = versionOf(held.object, now);
  const isMade = copy?.madeWith !== undefined;
  return {
    id: idOfPlan(plan),
    uri: found.uri,
    slot: slot.target,
    title: titleOfTarget(slot.target),
    position: found.document.positionAt(held.block.start),
    state,
    note,
    from: isMade
      ? {
          title: copy.subject ?? from.title,
          ...(copy.serialNumber === undefined ? {} : { serialNumber: copy.serialNumber }),
        }
      : from,
    ...(next === undefined ? {} : { to: versionOf(next.object, now), sourceUri: next.uri }),
    needsKeyPassPhrase: [next, ...madeWith].some((each) => each?.object.kind === 'encryptedPrivateKey'),
    needsPassPhrase: isMade && next !== undefined,
  };
}

function versionOf(object: PkiObject, now: number): CopyVersion {
  const { title, kindName } = describeObject(object, { now });
  const name = title === '' ? kindName : title;
  if (object.kind !== 'certificate') {
    return { title: name };
  }
  const notBefore = object.validity?.notBefore?.instant;
  const notAfter = object.validity?.notAfter?.instant;
  const serialNumber = object.serialNumber?.hex;
  return {
    title: subjectOf(object) ?? name,
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
  };
}
