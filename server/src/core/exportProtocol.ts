/** What client and server say to each other about files that leave the workspace: names and plain types. */
import type { CaResult, SealedText } from './caProtocol';
import type { ObjectReference } from './workspaceProtocol';

/** Ids of `workspace/executeCommand`. */
export const ExportCommand = {
  findExports: 'phonepki.server.findExports',
  exportCertificate: 'phonepki.server.exportCertificate',
  changePassPhrase: 'phonepki.server.changePassPhrase',
} as const;

/** How a PKCS #12 file is protected; `ca/pkcs12/strengths.ts` says with what. */
export const PKCS12_STRENGTHS = ['modern', 'compatible', 'legacy'] as const;
export type Pkcs12Strength = (typeof PKCS12_STRENGTHS)[number];

export const EXPORT_FORMS = [
  'pkcs12',
  'pkcs12Base64',
  'devicePem',
  'chain',
  'trustList',
  'der',
  'base64',
  'nginx',
  'apache',
  'iis',
  'card',
] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** How the private key of a device bundle is written. */
export const KEY_FORMATS = ['pkcs8', 'pkcs1'] as const;
export type KeyFormat = (typeof KEY_FORMATS)[number];

/** What to export: an object of the index, or (`uri` alone) the certificate of a file. */
export interface ExportSource extends ObjectReference {
  /** Of the file itself, where it is a PKCS #12 file. */
  readonly sourcePassPhrase?: SealedText;
  /** URI of the file with the private key, in place of the one that is found. */
  readonly keyFile?: string;
}

export interface ExportFormFacts {
  readonly form: ExportForm;
  readonly title: string;
  readonly description: string;
  readonly needsKey: boolean;
  /** It has a pass phrase of its own. */
  readonly hasPassPhrase: boolean;
  /** It is one of the three strengths. */
  readonly hasStrength: boolean;
  /** It makes a text and no file. */
  readonly isText: boolean;
}

export interface StrengthFacts {
  readonly strength: Pkcs12Strength;
  readonly description: string;
  readonly readBy: string;
}

export interface FindExportsResult {
  /** Whom the certificate is for. */
  readonly subject: string;
  /** The CAs above it, each after the one that it issued. */
  readonly issuers: readonly string[];
  /** The last one is a root. */
  readonly isComplete: boolean;
  readonly key: 'plain' | 'encrypted' | 'missing';
  /** URI of the file with the key. */
  readonly keyFile: string | undefined;
  /** What the devices that the workspace is for read. */
  readonly strength: Pkcs12Strength;
  readonly strengths: readonly StrengthFacts[];
  /** Those that the certificate fits, the likely ones first. */
  readonly forms: readonly ExportFormFacts[];
  /** URI of the folder and name where new files go when nobody says otherwise. */
  readonly folder: string;
  readonly name: string;
}

export interface ExportArguments extends ExportSource {
  readonly form: ExportForm;
  /** URI of the folder for the files; of a card, its root. */
  readonly folder?: string;
  /** Name of the files, without ending. */
  readonly name?: string;
  /** Of the private key that is there. */
  readonly keyPassPhrase?: SealedText;
  /** For what is written. */
  readonly passPhrase?: SealedText;
  readonly strength?: Pkcs12Strength;
  readonly keyFormat?: KeyFormat;
  /** Of a web server; 443 where it is left out. */
  readonly port?: number;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}

/** A text to be copied or opened. */
export interface ExportedText {
  readonly title: string;
  readonly languageId: string;
  readonly text: string;
}

export interface ExportResult extends CaResult {
  readonly texts: readonly ExportedText[];
}

export interface ChangePassPhraseArguments {
  /** URI of the PKCS #12 file. */
  readonly source: string;
  /** Of today; absent for none. */
  readonly sourcePassPhrase?: SealedText;
  /** From now on; absent for none. */
  readonly passPhrase?: SealedText;
  readonly strength?: Pkcs12Strength;
  /** URI of the new file; without one the result is a text in base64. */
  readonly output?: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}

export interface ChangePassPhraseResult extends ExportResult {
  /** The one that was taken: where none was given, what the devices that the workspace is for read. */
  readonly strength: Pkcs12Strength;
  readonly strengths: readonly StrengthFacts[];
}
