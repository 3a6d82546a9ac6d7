/**
 * What client and server say to each other beyond LSP: names and plain types, nothing that runs on one side only.
 */

import type { GitStanding } from './gitFacts';
import type { SeveritySettings } from './lint/severity';
import type { Target } from './lint/targets';
import type { DialectId } from './phone/phoneConfig';

/** Sent with `initialize`. */
export interface InitializationOptions {
  /** Settings for clients that cannot be asked with `workspace/configuration`. */
  readonly settings?: Partial<Settings>;
  /** False: nobody trusts the workspace, so nothing may be written until `phonepki/didGrantTrust`. */
  readonly isTrusted?: boolean;
  /** The client has `phonepki.signRequest`, which takes a place: requests get a lens for it. */
  readonly signsRequests?: boolean;
  /** The client opens the page of a rule at this URI with the id of the rule behind it. */
  readonly ruleLink?: string;
  /** The client has {@link ClientCommand.changeSeverity}. */
  readonly changesSeverity?: boolean;
  /** The client has the commands of `SlotClientCommand` (slotProtocol.ts): certificate items offer them. */
  readonly insertsCertificates?: boolean;
  /** The client has {@link ClientCommand.encryptKey} and {@link ClientCommand.addToGitignore}. */
  readonly protectsKeys?: boolean;
  /** The client has {@link ClientCommand.openObject}. */
  readonly opensObjects?: boolean;
  /** The client answers {@link ClientRequest}: files are then asked of it and of nobody else. */
  readonly readsFiles?: boolean;
  /** The client answers {@link ClientRequest.headText}. */
  readonly readsHead?: boolean;
  /** The client answers {@link ClientRequest.fileStandings}, too. */
  readonly readsStandings?: boolean;
}

/** The section `phonepki` of the settings, as the server uses it. */
export interface Settings {
  readonly diagnostics: {
    readonly run: 'onType' | 'onSave';
    readonly scope: 'workspace' | 'openFiles';
  };
  readonly index: {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** In thousand bytes. */
    readonly maxFileSize: number;
    readonly maxFiles: number;
    readonly virtualWorkspaces: boolean;
  };
  readonly codeLens: { readonly enabled: boolean };
  readonly inlayHints: { readonly enabled: boolean };
  readonly expiry: { readonly warningDays: number };
  /** In million UTF-16 code units. */
  readonly limits: { readonly documentSize: number };
  readonly lint: {
    /** By rule id or `source/*`. */
    readonly severity: SeveritySettings;
    /** Globs, relative to the workspace folder. */
    readonly exclude: readonly string[];
  };
  readonly phone: {
    /** `auto`: by what a document looks like. */
    readonly dialect: DialectId | 'auto' | 'off';
    /** By glob; a glob without a slash is for the name of the file alone. */
    readonly files: Readonly<Record<string, DialectId | 'off'>>;
    /** Recognised documents get the language that suits them. */
    readonly switchLanguage: boolean;
  };
  /** What certificates here are for. */
  readonly profile: readonly Target[];
}

/** Ids of `workspace/executeCommand`. Each takes one object and answers with one. */
export const ServerCommand = {
  describeFile: 'phonepki.server.describeFile',
  describeObject: 'phonepki.server.describeObject',
  decodeText: 'phonepki.server.decodeText',
  copyField: 'phonepki.server.copyField',
  revealKey: 'phonepki.server.revealKey',
  openContainer: 'phonepki.server.openContainer',
  listObjects: 'phonepki.server.listObjects',
  findIssuers: 'phonepki.server.findIssuers',
  matchKey: 'phonepki.server.matchKey',
  lostKeys: 'phonepki.server.lostKeys',
  verifyChain: 'phonepki.server.verifyChain',
  viewModel: 'phonepki.server.viewModel',
  asn1Children: 'phonepki.server.asn1Children',
  asn1Path: 'phonepki.server.asn1Path',
  compareText: 'phonepki.server.compareText',
  convert: 'phonepki.server.convert',
  encryptKey: 'phonepki.server.encryptKey',
  addToGitignore: 'phonepki.server.addToGitignore',
} as const;

/** Ids of commands that the server asks the client to run, each with one object. */
export const ClientCommand = {
  /** Asks for the severity of a rule and writes it into the settings. */
  changeSeverity: 'phonepki.changeSeverity',
  /** Asks for a pass phrase and puts a private key under it; takes the place of the key. */
  encryptKey: 'phonepki.encryptKey',
  /** Adds a file to the `.gitignore` of its repository; takes a place in the file. */
  addToGitignore: 'phonepki.addToGitignore',
  /** Goes to an object of the index; takes its place. */
  openObject: 'phonepki.pkiView.open',
} as const;

export interface ChangeSeverityArguments {
  /** The document whose settings are meant. */
  readonly uri?: string;
  readonly ruleId?: string;
}

export interface DescribeFileArguments {
  readonly name: string;
  /** Content of the file in base64. */
  readonly bytes: string;
}

export interface DecodeTextArguments {
  readonly text: string;
}

/** A place within a block of an open document. */
export interface ObjectPlaceArguments {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Values of an object that people paste elsewhere. */
export const COPYABLE_FIELDS = [
  'fingerprintSha256',
  'fingerprintSha1',
  'fingerprintMd5',
  'serialNumber',
  'subject',
  'issuer',
  'publicKeyPin',
] as const;

export type CopyableField = (typeof COPYABLE_FIELDS)[number];

export interface CopyFieldArguments extends ObjectPlaceArguments {
  readonly field: CopyableField;
}

export interface EncryptKeyArguments extends ObjectPlaceArguments {
  /** Sealed as `caProtocol.ts` says. */
  readonly passPhrase?: string;
  /** Only say which key it is, or why it cannot be done. */
  readonly dryRun?: boolean;
}

export interface EncryptKeyResult {
  /** Such as `EC P-256 private key`. */
  readonly title: string;
}

export interface AddToGitignoreArguments {
  /** URI of the file to ignore. */
  readonly uri: string;
  /** URI of the folder of its repository, where it is known. */
  readonly repository?: string;
}

export interface AddToGitignoreResult {
  /** URI of the `.gitignore`. */
  readonly gitignore: string;
  readonly line: string;
  /** The line was added; else Git ignored the file before. */
  readonly isNew: boolean;
  /** Git tracks the file, and goes on to: no line changes that. */
  readonly isTracked: boolean;
}

/** A PKCS #12 file or an encrypted key: a place in an open document, or a file. */
export interface OpenContainerArguments {
  /** URI of an open document, with `position`. */
  readonly uri?: string;
  readonly position?: TextPosition;
  /** Name of a file, with its content in base64. */
  readonly name?: string;
  readonly bytes?: string;
  /** Sealed as `caProtocol.ts` says; left out for an empty one. */
  readonly passPhrase?: string;
}

export interface OpenContainerResult extends TextResult {
  readonly privateKeys: number;
  readonly certificates: number;
}

/** What comes with the refusal of {@link ServerCommand.openContainer}. */
export interface OpenContainerRefusal {
  /** Another pass phrase may do. */
  readonly wrongPassPhrase: boolean;
}

export interface RevealKeyArguments extends ObjectPlaceArguments {
  readonly confirmed: boolean;
}

/** Plain text for a person. */
export interface TextResult {
  readonly text: string;
}

/** What the server tells without being asked. */
export const ServerNotification = {
  /** With {@link IndexState}, at most a few times a second. */
  indexChanged: 'phonepki/indexChanged',
  /** With {@link LanguageSuggestion}: the document is a phone config, and opened under another language. */
  suggestLanguage: 'phonepki/suggestLanguage',
} as const;

export interface LanguageSuggestion {
  readonly uri: string;
  readonly languageId: string;
}

/** What the client tells without being asked. */
export const ClientNotification = {
  /** With {@link Neighbours}. */
  neighboursChanged: 'phonepki/neighboursChanged',
  /** Something was committed, or another commit checked out: {@link ClientRequest.headText} may answer anew. */
  headChanged: 'phonepki/headChanged',
  /** Something was staged or ignored, or no longer is: {@link ClientRequest.fileStandings} may answer anew. */
  standingsChanged: 'phonepki/standingsChanged',
} as const;

export interface Neighbours {
  /** Another extension checks whether documents of the language `xml` are well-formed. */
  readonly checkXml: boolean;
}

/** What the server asks of a client that said `readsFiles`, `readsHead` or `readsStandings`. */
export const ClientRequest = {
  /** {@link ListFilesParams} → the URIs of the files, as the client writes them. */
  listFiles: 'phonepki/listFiles',
  /** {@link ReadFileParams} → {@link ReadFileResult}. */
  readFile: 'phonepki/readFile',
  /** {@link HeadTextParams} → {@link HeadTextResult}. */
  headText: 'phonepki/headText',
  /** {@link FileStandingsParams} → {@link FileStandingsResult}. */
  fileStandings: 'phonepki/fileStandings',
} as const;

export interface ListFilesParams {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly maxFiles: number;
  /** Also folders that do not lie on a disk. */
  readonly virtualWorkspaces: boolean;
}

export interface HeadTextParams {
  readonly uri: string;
}

export interface HeadTextResult {
  /** What the commit that is checked out has of the file; `null` where it has none, or nobody can tell. */
  readonly text: string | null;
}

export interface FileStandingsParams {
  readonly uris: readonly string[];
}

export interface FileStandingsResult {
  /** In the order of the URIs; `null` where a file is in no repository, or nobody can tell. */
  readonly files: readonly (FileStanding | null)[];
}

/** How Git stands to a file. */
export interface FileStanding {
  readonly standing: GitStanding;
  /** URI of the folder of the repository. */
  readonly repository: string;
}

export interface ReadFileParams {
  readonly uri: string;
  readonly maxBytes: number;
}

export interface ReadFileResult {
  /** In base64; `null` where the file is not there or is larger than `maxBytes`. */
  readonly bytes: string | null;
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}
