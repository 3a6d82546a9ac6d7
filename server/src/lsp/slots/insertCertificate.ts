import { nameOf } from '../../ca/stores/fileStore';
import { dateText } from '../../core/describe/dates';
import { describeObject } from '../../core/describe/describeObject';
import { lineEndOf } from '../../core/features/fixes/blockText';
import { applyReplacements, type Replacement } from '../../core/features/fixes/fix';
import type { EmbeddedCopy } from '../../core/phone/slots/embeddedMemory';
import { phoneSteps } from '../../core/phone/slots/phoneSteps';
import { type HeldObject, readPresentSlots } from '../../core/phone/slots/readSlots';
import { isSkeleton, skeletonConfig } from '../../core/phone/slots/skeletons';
import { slotFit } from '../../core/phone/slots/slotFit';
import { hashOf } from '../../core/phone/slots/slotObject';
import { slotOfTarget, titleOfTarget } from '../../core/phone/slots/slotTarget';
import { subjectOf } from '../../core/phone/slots/successor';
import { writeSlots } from '../../core/phone/slots/writeSlots';
import {
  type InsertCertificateArguments,
  type InsertCertificateResult,
  SlotCommand,
} from '../../core/slotProtocol';
import { refusing } from '../ca/caService';
import { defineCommand } from '../commands/command';
import type { Session } from '../session';
import { applyEdits } from './applyEdits';
import { pathFrom, remember, workspaceFolderOf } from './embeddedStore';
import { slotTarget } from './listSources';
import {
  type ContentOptions,
  contentsFor,
  type PlannedContent,
  strengthText,
  writtenHash,
} from './slotContents';
import { holdsText, isSameSlot, refusal, type SlotDocument, slotDocument } from './slotDocument';
import {
  dryRunSchema,
  passPhraseSchema,
  placeSchema,
  skeletonSchema,
  sourcesSchema,
  strengthSchema,
} from './slotSchemas';
import { slotWork } from './slotWork';
import { sourceObject } from './sourceObjects';

export const insertCertificate = defineCommand<InsertCertificateArguments, InsertCertificateResult>({
  id: SlotCommand.insertCertificate,
  description:
    'Puts a certificate, key or PKCS #12 into an item of a phone config, in the way that the phone reads it, and remembers where it came from.',
  schema: {
    type: 'object',
    properties: {
      ...placeSchema,
      ...skeletonSchema,
      ...sourcesSchema,
      ...passPhraseSchema,
      ...strengthSchema,
      ...dryRunSchema,
    },
    required: ['uri', 'slot', 'use', 'sources'],
  },
  run: (session, args, token) =>
    refusing(async () => {
      const { ca, runtime } = session;
      const mode = args.dryRun === true ? 'preview' : 'write';
      checkTrust(session, mode);
      const chosen = await slotTarget(session, args.uri, args.slot, args.skeleton);
      const sources = [];
      for (const reference of args.sources) {
        sources.push(await sourceObject(session, reference));
      }
      const options: ContentOptions = {
        config: chosen.config,
        slot: chosen.target,
        use: args.use,
        keyPassPhrase: await ca.passPhrase(args.keyPassPhrase),
        passPhrase: await ca.passPhrase(args.passPhrase),
        strength: args.strength ?? 'compatible',
        work: slotWork(session, token),
        mode,
      };
      const contents = await contentsFor(session, sources, options);
      const warnings: string[] = [];
      for (const { object, source, objects, madeWith: _, ...target } of contents) {
        const slot = slotOfTarget(chosen.config, target);
        if (slot === undefined || (objects.length === 0 && args.use === 'pkcs12')) {
          continue;
        }
        const { fit, notes } = slotFit(chosen.config, target, slot, object, {
          now: runtime.now(),
          partner: chosen.partner,
        });
        if (fit === 'refused') {
          throw refusal(`Nothing was written: ${notes.join(' ')}`);
        }
        warnings.push(
          ...notes.map((note) => (contents.length > 1 ? `${nameOf(source.uri)}: ${note}` : note)),
        );
      }
      // Read again: making a PKCS #12 takes a while.
      const found = await slotDocument(session, args.uri);
      const replaced = replacedBy(session, found, contents);
      const edits = editsFor(found, contents, args, mode);
      if (mode === 'write') {
        await applyEdits(session, found, edits.replacements, labelOf(contents));
      }
      const folder = workspaceFolderOf(session, args.uri);
      const isRemembered =
        mode === 'preview'
          ? folder !== undefined && runtime.store !== undefined
          : await rememberContents(session, args.uri, contents, options);
      return {
        title: labelOf(contents),
        rows: [...rowsOf(session, contents, args), ...replaced.rows],
        warnings: [...new Set([...replaced.warnings, ...warnings, ...edits.notes])],
        steps: phoneSteps(chosen.config, chosen.slot, nameOf(args.sources[0]?.uri ?? '')),
        isRemembered,
      };
    }),
});

export function checkTrust({ ca }: Session, mode: 'preview' | 'write'): void {
  if (mode === 'write' && !ca.isTrusted) {
    throw refusal(
      'Nothing was written: this workspace is not trusted. Trust it first (Workspaces: Manage Workspace Trust).',
    );
  }
}

interface Edits {
  readonly replacements: readonly Replacement[];
  readonly notes: readonly string[];
}

function editsFor(
  { document, config, uri }: SlotDocument,
  contents: readonly PlannedContent[],
  { skeleton }: InsertCertificateArguments,
  mode: 'preview' | 'write',
): Edits {
  const text = document.getText();
  const isNew = text.trim() === '' && isSkeleton(skeleton);
  const into = isNew
    ? skeletonConfig(skeleton, nameOf(uri), lineEndOf(text) === '\r\n' ? '\r\n' : '\n')
    : config;
  if (into === undefined) {
    throw refusal(`Nothing was written: ${nameOf(uri)} is not known as the config of a phone.`);
  }
  // What a PKCS #12 will be is not known before it is made; any octets show whether there is room for it.
  const trial = contents.map((content) =>
    content.objects.length > 0 || mode === 'write'
      ? content
      : { ...content, objects: [{ label: 'PKCS12', bytes: content.object.bytes }] },
  );
  const writing = writeSlots(into, trial);
  if (writing.kind === 'refusal') {
    throw refusal(writing.reason);
  }
  const { replacements, notes } = writing;
  return isNew
    ? {
        notes,
        replacements: [
          { span: { start: 0, end: text.length }, text: applyReplacements(into.text, replacements) },
        ],
      }
    : { notes, replacements };
}

function labelOf(contents: readonly PlannedContent[]): string {
  const [first] = contents;
  return first === undefined ? 'Insert certificate' : `Insert into ${titleOfTarget(first)}`;
}

function rowsOf(
  { runtime }: Session,
  contents: readonly PlannedContent[],
  { uri, use, strength = 'compatible' }: InsertCertificateArguments,
): InsertCertificateResult['rows'] {
  const rows = [{ label: 'File', value: nameOf(uri) }];
  for (const { object, source, madeWith, ...target } of contents) {
    const { title, kindName } = describeObject(object, { now: runtime.now() });
    const files = [source, ...madeWith].map((each) => nameOf(each.uri));
    rows.push({
      label: titleOfTarget(target),
      value: `${title === '' ? kindName : title} (${[...new Set(files)].join(', ')})`,
    });
    if (object.kind === 'certificate') {
      rows.push({ label: 'Serial number', value: object.serialNumber?.hex ?? 'missing' });
      const notAfter = object.validity?.notAfter?.instant;
      rows.push({ label: 'Valid until', value: notAfter === undefined ? 'unknown' : dateText(notAfter) });
    }
  }
  if (use === 'pkcs12') {
    rows.push({ label: 'Encryption', value: strengthText(strength) });
  }
  return rows;
}

/** What stands there now is told, and a key that stands nowhere else with a warning. */
function replacedBy(
  session: Session,
  { model, uri }: SlotDocument,
  contents: readonly PlannedContent[],
): Pick<InsertCertificateResult, 'rows' | 'warnings'> {
  const { index } = session.indexer;
  const now = session.runtime.now();
  const filled = readPresentSlots(model).filter(
    ({ target, holds }) => holds.length > 0 && contents.some((content) => isSameSlot(content, target)),
  );
  const isOnlyCopy = ({ object }: HeldObject) =>
    /^(?:privateKey|encryptedPrivateKey|pkcs12)$/.test(object.kind) &&
    index.find('sha256', hashOf(object.bytes)).every((entry) => entry.uri === uri);
  return {
    rows: filled.map((slot) => ({ label: 'In place of', value: holdsText(slot, now) })),
    warnings: filled
      .filter(({ holds }) => holds.some(isOnlyCopy))
      .map(
        ({ target }) =>
          `What stands in ${titleOfTarget(target)} now holds a private key that no other file of the workspace has in this form. Extract it first if it is still needed.`,
      ),
  };
}

async function rememberContents(
  session: Session,
  uri: string,
  contents: readonly PlannedContent[],
  { strength, use }: ContentOptions,
): Promise<boolean> {
  const folder = workspaceFolderOf(session, uri);
  return folder === undefined
    ? false
    : remember(
        session,
        folder,
        contents.map((content) => copyOf(folder, uri, content, use === 'pkcs12' ? strength : undefined)),
      );
}

export function copyOf(
  folder: string,
  uri: string,
  content: PlannedContent,
  strength: EmbeddedCopy['strength'],
): EmbeddedCopy {
  const { name, index, nth, source, madeWith } = content;
  const { object } = source;
  const subject = subjectOf(object);
  const certificate = object.kind === 'certificate' ? object : undefined;
  const notAfter = certificate?.validity?.notAfter?.instant;
  const serialNumber = certificate?.serialNumber?.hex;
  return {
    config: pathFrom(folder, uri),
    name,
    ...(index === undefined ? {} : { index }),
    ...(nth === undefined ? {} : { nth }),
    source: pathFrom(folder, source.uri),
    ...(madeWith.length === 0 ? {} : { madeWith: madeWith.map((each) => pathFrom(folder, each.uri)) }),
    ...(strength === undefined ? {} : { strength }),
    ...(subject === undefined ? {} : { subject }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(notAfter === undefined ? {} : { notAfter: dateText(notAfter) }),
    object: source.sha256,
    written: writtenHash(content),
  };
}
