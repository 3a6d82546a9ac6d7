/**
 * What client and server say to each other about the CA: names and plain types. Every command takes one object;
 * with `dryRun` it answers what it would do, and does nothing.
 */

/** Ids of `workspace/executeCommand`. */
export const CaCommand = {
  sealingKey: 'phonepki.server.sealingKey',
  listAuthorities: 'phonepki.server.listAuthorities',
  createRootCa: 'phonepki.server.createRootCa',
  createIntermediateCa: 'phonepki.server.createIntermediateCa',
  createSelfSigned: 'phonepki.server.createSelfSigned',
  createRequest: 'phonepki.server.createRequest',
  createRequestForKey: 'phonepki.server.createRequestForKey',
  renewalRequest: 'phonepki.server.renewalRequest',
  signRequest: 'phonepki.server.signRequest',
  issueCertificate: 'phonepki.server.issueCertificate',
  suggestHosts: 'phonepki.server.suggestHosts',
  deviceKeyHelp: 'phonepki.server.deviceKeyHelp',
  lockKeys: 'phonepki.server.lockKeys',
} as const;

/** The client's form for signing; takes the place of a request. */
export const SIGN_REQUEST = 'phonepki.signRequest';

/** Sent by the client when the person trusts the workspace from now on. */
export const DID_GRANT_TRUST = 'phonepki/didGrantTrust';

export const NAME_TYPES = [
  'C',
  'ST',
  'L',
  'O',
  'OU',
  'CN',
  'emailAddress',
  'serialNumber',
  'DC',
  'UID',
] as const;
export type NameType = (typeof NAME_TYPES)[number];

export interface NamePart {
  readonly type: NameType;
  readonly value: string;
}

export const KEY_ALGORITHMS = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ec-p256', 'ec-p384'] as const;
export type KeyAlgorithmName = (typeof KEY_ALGORITHMS)[number];

export const HASHES = ['sha256', 'sha384', 'sha512'] as const;
export type Hash = (typeof HASHES)[number];

export const LAYOUTS = ['openssl', 'innovaphone-card'] as const;
export type LayoutKind = (typeof LAYOUTS)[number];
/** Folders of other programs that are used as they are: CA.pl of OpenSSL, and easy-rsa. */
export type FoundLayoutKind = LayoutKind | 'openssl-demo' | 'easy-rsa';

export const SERIAL_STYLES = ['random', 'sequential'] as const;
export type SerialStyle = (typeof SERIAL_STYLES)[number];

/** A pass phrase under the key of {@link CaCommand.sealingKey}: see `lsp/sealing.ts`. */
export type SealedText = string;

interface Dry {
  readonly dryRun?: boolean;
}

interface Wishes {
  /** A built-in profile by its name, or the URI of a JSON file. */
  readonly profile?: string;
  readonly subject?: readonly NamePart[];
  /** `DNS:host`, `IP:192.0.2.1`, `email:a@b`, `URI:…`; in place of those of a request. */
  readonly altNames?: readonly string[];
  readonly days?: number;
  readonly years?: number;
  readonly hash?: Hash;
}

export interface CreateCaArguments extends Wishes, Dry {
  /** URI of the folder of the new CA. */
  readonly folder: string;
  readonly layout?: LayoutKind;
  readonly serialStyle?: SerialStyle;
  readonly key?: KeyAlgorithmName;
  readonly pathLength?: number;
  readonly passPhrase?: SealedText;
  /** Why to go on in spite of errors that the rules found. */
  readonly override?: string;
}

export interface CreateIntermediateArguments extends CreateCaArguments {
  /** URI of the folder of the CA above. */
  readonly authority: string;
  readonly authorityPassPhrase?: SealedText;
}

interface NewKey {
  /** URI of the folder for the new files. */
  readonly folder: string;
  /** Name of the new files without extension. */
  readonly name: string;
  readonly key?: KeyAlgorithmName;
  /** For the new key. */
  readonly passPhrase?: SealedText;
  readonly overwrite?: boolean;
}

export interface CreateSelfSignedArguments extends Wishes, NewKey, Dry {
  readonly override?: string;
}

export interface CreateRequestArguments extends Wishes, NewKey, Dry {}

export interface RequestForKeyArguments extends Wishes, Dry {
  /** URI of the file with the private key. */
  readonly keyFile: string;
  /** Of the key. */
  readonly passPhrase?: SealedText;
  /** URI of the new request. */
  readonly output: string;
  readonly overwrite?: boolean;
}

export interface RenewalRequestArguments extends RequestForKeyArguments {
  /** URI of the file with the certificate to be renewed: subject and names come from it. */
  readonly certificate: string;
}

export interface SignRequestArguments extends Wishes, Dry {
  readonly authority: string;
  readonly authorityPassPhrase?: SealedText;
  /** URI of a file with a request, or … */
  readonly request?: string;
  /** … the request itself as PEM. */
  readonly requestText?: string;
  /** URI of the certificate to write. */
  readonly output: string;
  readonly overwrite?: boolean;
  readonly override?: string;
}

export interface IssueArguments extends Wishes, NewKey, Dry {
  readonly authority: string;
  readonly authorityPassPhrase?: SealedText;
  readonly override?: string;
}

export interface DeviceKeyHelpArguments extends Wishes {
  readonly name: string;
  readonly key?: KeyAlgorithmName;
}

export interface ListAuthoritiesArguments {
  /** URIs of folders to look at. */
  readonly folders: readonly string[];
}

export interface SuggestHostsArguments {
  /** URIs of files that may be phone configs. */
  readonly files: readonly string[];
}

export interface SuggestHostsResult {
  readonly hosts: readonly { readonly host: string; readonly file: string }[];
}

export interface AuthorityFacts {
  readonly folder: string;
  readonly layout: FoundLayoutKind;
  readonly subject: string;
  /** Country to organization of the subject: certificates of the same house begin with them, too. */
  readonly house: readonly NamePart[];
  readonly notAfter: number | undefined;
  readonly keyAlgorithm: string;
  /** `missing`: the private key lies elsewhere, so nothing can be signed here. */
  readonly key: 'plain' | 'encrypted' | 'missing';
  readonly serialStyle: SerialStyle;
  readonly nextSerial: string | undefined;
  readonly issued: number;
  /** Why it cannot issue now. */
  readonly problem: string | undefined;
}

export interface ListAuthoritiesResult {
  readonly authorities: readonly AuthorityFacts[];
  readonly profiles: readonly {
    readonly name: string;
    readonly description: string;
    readonly kind: string;
  }[];
}

/** What happens to something that was asked for. */
export interface RequestedChange {
  readonly kind: 'kept' | 'added' | 'changed' | 'dropped';
  readonly what: string;
  readonly why: string;
}

export interface CaFinding {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
}

/** What was done; with `dryRun`, what would be. */
export interface CaResult {
  readonly done: boolean;
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Alternative names first. */
  readonly changes: readonly RequestedChange[];
  readonly findings: readonly CaFinding[];
  readonly warnings: readonly string[];
  /** URIs of the files that are, or would be, written. */
  readonly files: readonly string[];
  /** Of these files, those that are there already. */
  readonly existing: readonly string[];
  readonly serialNumber: string | undefined;
  /** PEM of what was made. */
  readonly pem: string | undefined;
}

export interface SealingKeyResult {
  /** The server's public point of P-256, uncompressed, in base64. It changes with each lock and each start. */
  readonly key: string;
}

export interface DeviceKeyHelpResult {
  readonly opensslConfig: string;
  readonly commands: readonly string[];
  /** What to do in the web interface of an innovaphone device. */
  readonly innovaphone: readonly string[];
  /** The same as one command of such a device. */
  readonly innovaphoneCommand: string;
}
