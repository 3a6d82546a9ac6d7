/**
 * What client and server say to each other beyond LSP: names and plain types, nothing that runs on one side only.
 */

/** Sent with `initialize`. */
export interface InitializationOptions {
  /** Settings for clients that cannot be asked with `workspace/configuration`. */
  readonly settings?: Partial<Settings>;
}

/** The section `phonepki` of the settings, as the server uses it. */
export interface Settings {
  readonly diagnostics: { readonly run: 'onType' | 'onSave' };
  readonly codeLens: { readonly enabled: boolean };
  readonly inlayHints: { readonly enabled: boolean };
  readonly expiry: { readonly warningDays: number };
  /** In million UTF-16 code units. */
  readonly limits: { readonly documentSize: number };
}

/** Ids of `workspace/executeCommand`. Each takes one object and answers with one. */
export const ServerCommand = {
  describeFile: 'phonepki.server.describeFile',
  describeObject: 'phonepki.server.describeObject',
  decodeText: 'phonepki.server.decodeText',
  copyField: 'phonepki.server.copyField',
  revealKey: 'phonepki.server.revealKey',
} as const;

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

export interface RevealKeyArguments extends ObjectPlaceArguments {
  readonly confirmed: boolean;
}

/** Plain text for a person. */
export interface TextResult {
  readonly text: string;
}
