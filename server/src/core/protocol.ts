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
  /** Decodes the bytes of a file that no editor opens as text. */
  describeFile: 'phonepki.server.describeFile',
} as const;

export interface DescribeFileArguments {
  readonly name: string;
  /** Content of the file in base64. */
  readonly bytes: string;
}

export interface DescribeFileResult {
  /** Plain text for a person. */
  readonly text: string;
}
