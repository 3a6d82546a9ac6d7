/** What client and server say to each other about certificates by the hundred: names and plain types. */
import type { CaResult, Hash, KeyAlgorithmName, NamePart, SealedText } from './caProtocol';
import type { Pkcs12Strength } from './exportProtocol';

/** Ids of `workspace/executeCommand`. */
export const BulkCommand = {
  issueFromTable: 'phonepki.server.issueFromTable',
  exampleTable: 'phonepki.server.exampleTable',
} as const;

/** `pem`: a key and a certificate; `bundle`: both and the CA in one file, the key first; `pkcs12`: a PKCS #12 file and the certificate. */
export const BULK_FORMATS = ['pem', 'bundle', 'pkcs12'] as const;
export type BulkFormat = (typeof BULK_FORMATS)[number];

export interface IssueFromTableArguments {
  /** URI of the CSV file. */
  readonly table: string;
  readonly authority: string;
  readonly authorityPassPhrase?: SealedText;
  /** URI of the folder for the new files. */
  readonly folder: string;
  /** Of all rows that do not name one themselves. */
  readonly profile?: string;
  readonly key?: KeyAlgorithmName;
  readonly days?: number;
  readonly years?: number;
  readonly hash?: Hash;
  /** Values may have placeholders: `{mac}`, `{name}`, `{line}` or the name of a column. */
  readonly subject?: readonly NamePart[];
  readonly altNames?: readonly string[];
  /** Name of the files of a row without extension, with placeholders. */
  readonly name?: string;
  readonly format?: BulkFormat;
  /** Of PKCS #12 files. */
  readonly strength?: Pkcs12Strength;
  /** For all new keys or PKCS #12 files. */
  readonly passPhrase?: SealedText;
  /** PKCS #12 files get a pass phrase each, in a file beside them that nobody else may read. */
  readonly randomPassPhrases?: boolean;
  readonly override?: string;
  readonly dryRun?: boolean;
}

/**
 * `ready`: would be issued (only with `dryRun`); `present`: was issued before and belongs there; `refused`: something
 * is wrong with this row; `left`: not reached, since the run was cancelled or had to stop.
 */
export type BulkRowState = 'ready' | 'issued' | 'present' | 'refused' | 'left';

export interface BulkRow {
  /** Counted from 1. */
  readonly line: number;
  /** Where the row stands in the table, or the cell that is wrong; as LSP has it. */
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly name: string;
  readonly mac: string | undefined;
  readonly state: BulkRowState;
  /** A sentence for people: why it was refused, or what to know. */
  readonly message: string;
  readonly serialNumber: string | undefined;
  /** Milliseconds since 1970. */
  readonly notAfter: number | undefined;
  /** URIs. */
  readonly files: readonly string[];
}

export interface BulkResult extends CaResult {
  readonly table: readonly BulkRow[];
  readonly isCancelled: boolean;
  /** URI of the file that says the same, once there is one. */
  readonly report: string | undefined;
}

export interface ExampleTableArguments {
  /** URIs of files, whose names may hold MAC addresses. */
  readonly files: readonly string[];
}

export interface ExampleTableResult {
  readonly text: string;
  /** How many devices the names of the files told. */
  readonly devices: number;
}
