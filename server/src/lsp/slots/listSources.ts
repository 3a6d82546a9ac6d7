import { nameOf } from '../../ca/stores/fileStore';
import { dateText } from '../../core/describe/dates';
import type { CertificateSlot, PhoneConfig } from '../../core/phone/phoneConfig';
import { type ReadSlot, readSlots } from '../../core/phone/slots/readSlots';
import { isSkeleton, skeletonConfig } from '../../core/phone/slots/skeletons';
import { slotFit } from '../../core/phone/slots/slotFit';
import { slotOfTarget } from '../../core/phone/slots/slotTarget';
import { isSourceFile } from '../../core/phone/slots/successor';
import type { PkiObject } from '../../core/pkiObject';
import {
  type ListSlotSourcesArguments,
  type ListSlotSourcesResult,
  SlotCommand,
  type SlotName,
  type SlotSource,
} from '../../core/slotProtocol';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import { sameKeyEntries, signerEntry } from '../../core/workspace/relations';
import { defineCommand } from '../commands/command';
import type { Session } from '../session';
import { indexNow } from './indexNow';
import { refusal, slotDocument } from './slotDocument';
import { placeSchema, skeletonSchema } from './slotSchemas';
import { objectsOfFile } from './sourceObjects';

export const listSlotSources = defineCommand<ListSlotSourcesArguments, ListSlotSourcesResult>({
  id: SlotCommand.listSlotSources,
  description: 'Lists what the workspace has for a certificate item, what fits best first.',
  schema: {
    type: 'object',
    properties: {
      ...placeSchema,
      ...skeletonSchema,
      files: {
        type: 'array',
        items: { type: 'string' },
        description: 'URIs of files that come first, whether the index knows them yet or not.',
      },
    },
    required: ['uri', 'slot'],
  },
  async run(session, { uri, slot, skeleton, files = [] }) {
    await session.indexer.ready();
    await indexNow(session, files);
    const target = await slotTarget(session, uri, slot, skeleton);
    const entries = await offered(session, target, files);
    const sources: SlotSource[] = [];
    for (const entry of entries) {
      sources.push(...(await sourcesOf(session, target, entry)));
    }
    const first = new Set(files);
    const rank = ({ fit, sources: [source] }: SlotSource) =>
      FITS.indexOf(fit) * 4 + (first.has(source?.uri ?? '') ? 0 : isSourceFile(source?.uri ?? '') ? 1 : 2);
    return { sources: [...sources].sort((one, other) => rank(one) - rank(other)) };
  },
});

const FITS: readonly SlotSource['fit'][] = ['good', 'odd', 'refused'];

export interface ChosenSlot {
  readonly uri: string;
  readonly config: PhoneConfig;
  readonly target: SlotName;
  readonly slot: CertificateSlot;
  /** What stands in the other half of the pair. */
  readonly partner: PkiObject | undefined;
}

export async function slotTarget(
  session: Session,
  uri: string,
  target: SlotName | undefined,
  skeleton: string | undefined,
): Promise<ChosenSlot> {
  const { model, config: read } = await slotDocument(session, uri);
  const isEmpty = model.text.trim() === '';
  const config = isEmpty && isSkeleton(skeleton) ? skeletonConfig(skeleton, nameOf(uri), '\n') : read;
  const slot = config && target && slotOfTarget(config, target);
  if (config === undefined || target === undefined || slot === undefined) {
    throw refusal(
      `Nothing was written: ${nameOf(uri)} has no certificate item ${target?.name ?? 'at this place'}.`,
    );
  }
  const holder = isEmpty ? undefined : partnerOf(readSlots(model), slot);
  return { uri, config, target, slot, partner: holder?.holds[0]?.object };
}

function partnerOf(slots: readonly ReadSlot[], { partner }: CertificateSlot): ReadSlot | undefined {
  return partner === undefined ? undefined : slots.find(({ target }) => target.name === partner);
}

/** Kinds that any slot could be about. */
const KINDS: ReadonlySet<string> = new Set(['certificate', 'privateKey', 'encryptedPrivateKey', 'pkcs12']);
const MOST = 500;

type Offered = IndexEntry & { readonly object?: PkiObject };

/** Every object once, in the file that is most likely its own. */
async function offered(
  session: Session,
  { uri }: ChosenSlot,
  files: readonly string[],
): Promise<readonly Offered[]> {
  const { index } = session.indexer;
  // In a bundle it is one of several.
  const own = ({ uri: file }: IndexEntry) => (index.of(file).length === 1 ? 1 : 2);
  const rank = (each: IndexEntry) => (files.includes(each.uri) ? 0 : isSourceFile(each.uri) ? own(each) : 3);
  const found = new Map<string, IndexEntry>();
  for (const entry of index.all()) {
    const isInside = entry.containerId !== undefined && index.byId(entry.containerId)?.kind === 'pkcs12';
    if (KINDS.has(entry.kind) && entry.uri !== uri && !isInside) {
      const known = found.get(entry.sha256);
      if (known === undefined || rank(entry) < rank(known)) {
        found.set(entry.sha256, entry);
      }
    }
  }
  return [...found.values()].sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

async function objectOf(session: Session, entry: IndexEntry): Promise<PkiObject | undefined> {
  const { index } = session.indexer;
  return (
    index.decode(entry) ??
    (await objectsOfFile(session, entry.uri))?.find(({ sha256 }) => sha256 === entry.sha256)?.object
  );
}

async function sourcesOf(
  session: Session,
  chosen: ChosenSlot,
  entry: IndexEntry,
): Promise<readonly SlotSource[]> {
  const { config, target, slot, partner } = chosen;
  const object = await objectOf(session, entry);
  if (object === undefined) {
    return [];
  }
  const now = session.runtime.now();
  const made = slot.role === 'pkcs12' ? madePkcs12(session, entry) : undefined;
  if (made !== undefined) {
    return [made];
  }
  const { fit, notes } = slotFit(config, target, slot, object, { now, partner });
  const plain: SlotSource = {
    use: 'object',
    sources: [entry],
    title: entry.title,
    facts: factsOf(entry),
    fit,
    note: notes.join(' '),
    needsKeyPassPhrase: object.kind === 'encryptedPrivateKey',
  };
  const chain = chainOf(session, chosen, entry);
  return [
    ...(chain.length < 2
      ? []
      : [
          {
            ...plain,
            use: 'chain' as const,
            sources: chain,
            facts: `with its chain: ${chain.length} certificates`,
          },
        ]),
    plain,
  ].map((each) => ({ ...each, sources: each.sources.map(({ uri, sha256 }) => ({ uri, sha256 })) }));
}

function factsOf({ role, notAfter }: IndexEntry): string {
  return notAfter === undefined ? role : `${role}, valid until ${dateText(notAfter)}`;
}

/** The device's certificate with those above it, up to the root (Reference11r1: Certificate management). */
function chainOf(session: Session, { config, target }: ChosenSlot, entry: IndexEntry): readonly IndexEntry[] {
  return config.dialect.id === 'innovaphone' && target.name.endsWith('/00000') && entry.role === 'leaf'
    ? [entry, ...issuersOf(session, entry)]
    : [];
}

const MAX_CHAIN = 10;

function issuersOf({ indexer: { index } }: Session, entry: IndexEntry): readonly IndexEntry[] {
  const issuers: IndexEntry[] = [];
  let signer = signerEntry(index, entry);
  while (
    signer !== undefined &&
    issuers.length < MAX_CHAIN &&
    signer.sha256 !== entry.sha256 &&
    !issuers.some(({ sha256 }) => sha256 === signer?.sha256)
  ) {
    issuers.push(signer);
    signer = signerEntry(index, signer);
  }
  return issuers;
}

/** A certificate whose private key the workspace has, or most likely has, as one PKCS #12. */
function madePkcs12(session: Session, entry: IndexEntry): SlotSource | undefined {
  const { index } = session.indexer;
  if (entry.kind !== 'certificate' || entry.role !== 'leaf') {
    return undefined;
  }
  const stem = (uri: string) => uri.replace(/\.[^./]*$/, '');
  const key =
    sameKeyEntries(index, entry).find(
      ({ role, containerId }) => role === 'private key' && containerId === undefined,
    ) ?? index.all().find(({ kind, uri }) => kind === 'encryptedPrivateKey' && stem(uri) === stem(entry.uri));
  if (key === undefined) {
    return undefined;
  }
  const issuers = issuersOf(session, entry).filter(({ role }) => role === 'intermediate CA');
  return {
    use: 'pkcs12',
    sources: [entry, key, ...issuers].map(({ uri, sha256 }) => ({ uri, sha256 })),
    title: entry.title,
    facts: `made into a PKCS #12 with ${nameOf(key.uri)}`,
    fit: 'good',
    note: '',
    needsKeyPassPhrase: key.kind === 'encryptedPrivateKey',
  };
}
