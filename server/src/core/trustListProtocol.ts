/** What client and server say to each other about trust lists: names and plain types. */
import type { TextPosition } from './protocol';

/** Ids of `workspace/executeCommand`. */
export const TrustListCommand = {
  read: 'phonepki.server.trustList',
  add: 'phonepki.server.trustListAdd',
  remove: 'phonepki.server.trustListRemove',
  export: 'phonepki.server.trustListExport',
} as const;

/** Names of files that are trust lists without anybody saying so: `trustlist.txt`, `pbx.trustlist.txt`, `trust-list-2.pem`. */
export const TRUST_LIST_NAME = /(?:^|[./\\_ -])trust-?list[^/\\]*\.(?:txt|pem|crt|cer)$/i;

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** As LSP has it. */
export interface ListEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export interface TrustListArguments {
  /** URI of an open document. */
  readonly uri: string;
}

export interface TrustListEntry {
  /** The same as long as the certificate stands in its list. */
  readonly id: string;
  /** `certificate`, or what else does not belong there: kinds of core's `PkiObject`. */
  readonly kind: string;
  /** Whom it is about, in a few words. */
  readonly title: string;
  readonly range: TextRange;
  readonly subject?: string;
  readonly issuer?: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber?: string;
  /** Milliseconds since 1970. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  /** Of certificates: upper-case octets with colons. */
  readonly fingerprints?: { readonly sha256: string; readonly sha1: string; readonly md5: string };
  /** What is odd about it in a trust list; a sentence each. */
  readonly remarks: readonly string[];
}

export interface TrustListResult {
  /** In the order of the text. */
  readonly entries: readonly TrustListEntry[];
}

export interface TrustListAddArguments extends TrustListArguments {
  /** Ids of objects of the workspace, as `listObjects` gives them. */
  readonly ids?: readonly string[];
  /** A text with PEM or base64 in it. */
  readonly text?: string;
}

/** Edits that the client makes, so that they can be undone. */
export interface TrustListEditResult {
  readonly edits: readonly ListEdit[];
  /** Of the document that the edits are for. */
  readonly version: number;
  /** Titles of what is added or removed. */
  readonly done: readonly string[];
  /** What was not done, and why; a sentence each. */
  readonly refused: readonly string[];
  /** What a person should know of what was done. */
  readonly warnings: readonly string[];
}

export interface TrustListRemoveArguments extends TrustListArguments {
  /** Ids of {@link TrustListEntry}. */
  readonly ids: readonly string[];
}

/** `list`: all of them in one file of PEMs. */
export const TRUST_LIST_FORMATS = ['pem', 'der', 'list'] as const;
export type TrustListFormat = (typeof TRUST_LIST_FORMATS)[number];

export interface TrustListExportArguments extends TrustListArguments {
  readonly to: TrustListFormat;
  /** Those of the list; all of them where they are left out. */
  readonly ids?: readonly string[];
}

export interface TrustListExportResult {
  readonly files: readonly {
    readonly name: string;
    /** In base64. */
    readonly bytes: string;
  }[];
}
