/** What client and server say to each other about certificates in phone configs: names and plain types. */
import type { SealedText } from './caProtocol';
import type { Pkcs12Strength } from './exportProtocol';
import type { TextPosition } from './protocol';

/** Ids of `workspace/executeCommand`. */
export const SlotCommand = {
  listSlots: 'phonepki.server.listSlots',
  listSlotSources: 'phonepki.server.listSlotSources',
  insertCertificate: 'phonepki.server.insertCertificate',
  listEmbedded: 'phonepki.server.listEmbedded',
  refreshEmbedded: 'phonepki.server.refreshEmbedded',
  extractCertificate: 'phonepki.server.extractCertificate',
  convertPkcs12: 'phonepki.server.convertPkcs12',
} as const;

/** Commands of the client that lenses and code actions run, each with one {@link SlotPlace}. */
export const SlotClientCommand = {
  insert: 'phonepki.insertCertificate',
  refresh: 'phonepki.refreshEmbedded',
  extract: 'phonepki.extractCertificate',
  convert: 'phonepki.convertPkcs12',
} as const;

export interface SlotName {
  readonly name: string;
  readonly index?: string;
  /** Which one, from 0, where several have this name and index. */
  readonly nth?: number;
}

/** A slot of a phone config, by its name or by a place within it. */
export interface SlotPlace {
  readonly uri: string;
  readonly slot?: SlotName;
  readonly position?: TextPosition;
}

export interface ListSlotsArguments extends SlotPlace {
  /** For an empty file: what it would be made into. */
  readonly skeleton?: string;
}

export interface SlotFacts {
  readonly slot: SlotName;
  /** Its name, with its index. */
  readonly title: string;
  readonly role: 'ca' | 'certificate' | 'private-key' | 'pkcs12' | 'any';
  readonly meaning: string;
  /** What stands there, in a few words; empty where nothing does. */
  readonly holds: string;
  readonly state: 'absent' | 'empty' | 'filled';
  /** Where it stands; absent where the file does not have it. */
  readonly position?: TextPosition;
}

export interface ListSlotsResult {
  /** The family of phones; empty where the file is no phone config. */
  readonly dialect: string;
  /** Those of the file first, then those that it could have. */
  readonly slots: readonly SlotFacts[];
  /** Index of the slot at the place that was asked for. */
  readonly current?: number;
  /** What an empty file can be made into. */
  readonly skeletons: readonly { readonly id: string; readonly title: string }[];
}

/** One object of one file. */
export interface SourceReference {
  readonly uri: string;
  /** SHA-256 of its octets in lower-case hexadecimal. */
  readonly sha256: string;
}

/** `object`: as it is. `chain`: one slot each. `pkcs12`: a certificate and its key, then issuers, are made into one. */
export type SlotUse = 'object' | 'chain' | 'pkcs12';

export const SLOT_USES: readonly SlotUse[] = ['object', 'chain', 'pkcs12'];

export interface SlotSource {
  readonly use: SlotUse;
  readonly sources: readonly SourceReference[];
  readonly title: string;
  /** Role and lifetime, in a few words. */
  readonly facts: string;
  /** `good`: what the slot is for. `odd`: it can be done, and has a catch. `refused`: it cannot work. */
  readonly fit: 'good' | 'odd' | 'refused';
  /** Why it is odd or refused. */
  readonly note: string;
  /** The private key is encrypted. */
  readonly needsKeyPassPhrase: boolean;
}

export interface ListSlotSourcesArguments extends SlotPlace {
  readonly skeleton?: string;
  /** Files to look into first, whether the index knows them or not. */
  readonly files?: readonly string[];
}

export interface ListSlotSourcesResult {
  /** Those that fit best first; those that are refused last. */
  readonly sources: readonly SlotSource[];
}

export interface InsertCertificateArguments extends SlotPlace {
  /** For an empty file: what it is made into. */
  readonly skeleton?: string;
  readonly use: SlotUse;
  readonly sources: readonly SourceReference[];
  /** Opens the key. */
  readonly keyPassPhrase?: SealedText;
  /** Of the PKCS #12 that is made. */
  readonly passPhrase?: SealedText;
  readonly strength?: Pkcs12Strength;
  readonly dryRun?: boolean;
}

export interface InsertCertificateResult {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Whole sentences. */
  readonly warnings: readonly string[];
  /** What is left to do at the phone, in the phone's own words. */
  readonly steps: readonly string[];
  /** The source is known from now on, so that copies can be refreshed. */
  readonly isRemembered: boolean;
}

export type CopyState =
  /** Its source has something newer. */
  | 'stale'
  | 'current'
  /** Nobody remembers where it came from; the workspace has a newer one of the same name and issuer. */
  | 'found'
  /** Somebody changed it since it was inserted. */
  | 'changed'
  /** It cannot be refreshed; the note says why. */
  | 'blocked';

export interface CopyVersion {
  readonly title: string;
  readonly serialNumber?: string;
  /** Milliseconds since 1970. */
  readonly notBefore?: number;
  readonly notAfter?: number;
}

export interface EmbeddedCopyFacts {
  /** Says what stands there and what would: another one as soon as either changes. */
  readonly id: string;
  readonly uri: string;
  readonly slot: SlotName;
  readonly title: string;
  readonly position: TextPosition;
  readonly state: CopyState;
  readonly from: CopyVersion;
  readonly to?: CopyVersion;
  readonly sourceUri?: string;
  /** A whole sentence; empty where there is nothing to say. */
  readonly note: string;
  readonly needsKeyPassPhrase: boolean;
  /** A PKCS #12 is made anew, under a pass phrase that has to be typed. */
  readonly needsPassPhrase: boolean;
}

export interface ListEmbeddedArguments {
  /** Of one file only. */
  readonly uri?: string;
}

export interface ListEmbeddedResult {
  readonly copies: readonly EmbeddedCopyFacts[];
}

export interface RefreshEmbeddedArguments {
  /** Ids that {@link ListEmbeddedResult} gave. */
  readonly copies: readonly string[];
  readonly keyPassPhrase?: SealedText;
  readonly passPhrase?: SealedText;
  readonly dryRun?: boolean;
}

export interface RefreshEmbeddedResult {
  /** Files in which something was written. */
  readonly files: readonly string[];
  /** How many copies. */
  readonly refreshed: number;
  /** Whole sentences: what was left as it was, and why. */
  readonly skipped: readonly string[];
  readonly warnings: readonly string[];
}

export const EXTRACT_FORMATS = ['pem', 'der'] as const;
export type ExtractFormat = (typeof EXTRACT_FORMATS)[number];

export interface ExtractCertificateArguments extends SlotPlace {
  /** Index among the objects of the slot; 0 where it is left out. */
  readonly object?: number;
  readonly to: ExtractFormat;
  /** URI of a file to write; without it the text is given, where there is one. */
  readonly output?: string;
  readonly overwrite?: boolean;
}

export interface ExtractCertificateResult {
  /** Everything that stands there. */
  readonly objects: readonly { readonly title: string; readonly kind: string; readonly isSecret: boolean }[];
  /** How a file with the chosen one could be called. */
  readonly fileName: string;
  /** PEM; only without `output`, and of nothing secret. */
  readonly text?: string;
}

export interface ConvertPkcs12Arguments extends SlotPlace {
  /** Opens what stands there. */
  readonly passPhrase?: SealedText;
  /** What the phone will open it with. */
  readonly newPassPhrase?: SealedText;
  readonly strength?: Pkcs12Strength;
  /** optiPoint: URI of a folder for what is handed over to the maker. */
  readonly handOver?: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}

export interface ConvertPkcs12Result {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly warnings: readonly string[];
  /** Files that were or would be written. */
  readonly files: readonly string[];
  /** The phone's pass phrase is known to its maker alone: nothing in the config is changed. */
  readonly isHandOver: boolean;
}
