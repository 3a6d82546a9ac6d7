/** What client and server say to each other about the objects of the workspace: names and plain types. */

import type { TextPosition, TextResult } from './protocol';

export interface IndexState {
  /** Grows with each change of what {@link ServerCommand.listObjects} answers. */
  readonly revision: number;
  /** Files are still being read. */
  readonly isBusy: boolean;
  readonly files: number;
  readonly objects: number;
  /** There were more files than `phonepki.index.maxFiles`. */
  readonly isIncomplete: boolean;
}

export const OBJECT_ROLES = [
  'root CA',
  'intermediate CA',
  'leaf',
  'request',
  'private key',
  'public key',
  'CRL',
  'container',
  'other',
] as const;

export type ObjectRole = (typeof OBJECT_ROLES)[number];

/** Up to 30 days, up to 90, more. */
export const EXPIRY_BUCKETS = ['expired', '30 days', '90 days', 'later'] as const;

export type ExpiryBucket = (typeof EXPIRY_BUCKETS)[number];

/** Where an object of the index stands. */
export type PlacedObject = Pick<IndexedObject, 'uri' | 'range' | 'isBinary'>;

/** An object of the workspace, wherever it is embedded. */
export interface IndexedObject {
  /** The same as long as the object stays in its file. */
  readonly id: string;
  readonly uri: string;
  /** Where it stands in the text; all zero in a file of bytes. */
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
  /** The file holds bytes, not text. */
  readonly isBinary: boolean;
  /** `certificate`, `certificateRequest`, `privateKey`, …: kinds of core's `PkiObject`. */
  readonly kind: string;
  readonly role: ObjectRole;
  /** Whom or what it is about, in a few words. */
  readonly title: string;
  /** RFC 4514. */
  readonly subject?: string;
  readonly issuer?: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber?: string;
  /** Milliseconds since 1970; of a CRL thisUpdate and nextUpdate. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly expiry?: ExpiryBucket;
  /** Names of the subject alternative name. */
  readonly altNames?: readonly string[];
  /** SHA-256 of the object in lower-case hexadecimal. */
  readonly sha256: string;
  /** SHA-256 of the SubjectPublicKeyInfo in lower-case hexadecimal: equal for a key, its request and its certificates. */
  readonly keyId?: string;
  /** The PKCS #7 or PKCS #12 object that holds it. */
  readonly containerId?: string;
}

export interface ListObjectsArguments {
  readonly roles?: readonly ObjectRole[];
  readonly expiry?: readonly ExpiryBucket[];
  /** Only those of one file. */
  readonly uri?: string;
  /** Words that occur in title, names, serial number or fingerprint. */
  readonly query?: string;
  readonly offset?: number;
  /** At most 1,000, which is also the default. */
  readonly limit?: number;
}

export interface ListObjectsResult {
  /** In the order of files, and within a file of the text. */
  readonly objects: readonly IndexedObject[];
  /** How many there are without `offset` and `limit`. */
  readonly total: number;
  /** Of all that match, whatever the page. */
  readonly countByRole: Readonly<Partial<Record<ObjectRole, number>>>;
  readonly countByExpiry: Readonly<Partial<Record<ExpiryBucket, number>>>;
  readonly state: IndexState;
}

/** An object by the id that {@link IndexedObject} has, or by a place in a file; one of both is given. */
export interface ObjectReference {
  readonly id?: string;
  readonly uri?: string;
  readonly position?: TextPosition;
}

export type SignatureVerdict = 'good' | 'bad' | 'unsupported';

export interface FindIssuersResult {
  readonly object: IndexedObject;
  /** Certificates whose key made the signature; then those of the right name whose key could not be tried. */
  readonly issuers: readonly { readonly object: IndexedObject; readonly signature: SignatureVerdict }[];
  /** One sentence for people. */
  readonly text: string;
}

export interface MatchKeyResult {
  readonly object: IndexedObject;
  /** Everything else in the workspace with the same public key. */
  readonly matches: readonly IndexedObject[];
  readonly text: string;
}

export interface LostKeysArguments {
  /** Files and folders that are about to be deleted. */
  readonly uris: readonly string[];
}

export interface LostKeysResult {
  /** Requests among them whose key nothing else in the workspace has. */
  readonly requests: readonly IndexedObject[];
  /** Files are still being read: what has the key may come yet. */
  readonly isBusy: boolean;
}

export const CHAIN_PURPOSES = [
  'any',
  'serverAuth',
  'clientAuth',
  'emailProtection',
  'codeSigning',
  'timeStamping',
  'OCSPSigning',
] as const;

export type ChainPurpose = (typeof CHAIN_PURPOSES)[number];

export interface VerifyChainArguments extends ObjectReference {
  /** SHA-256 fingerprints of trusted certificates; without them every self-signed CA of the workspace is trusted. */
  readonly anchors?: readonly string[];
  /** Milliseconds since 1970; now where it is left out. */
  readonly time?: number;
  readonly purpose?: ChainPurpose;
  /** A host name or an IP address that the certificate has to be for. */
  readonly hostName?: string;
}

export interface ChainCheck {
  /** `signature`, `validity`, `ca`, `pathLength`, `keyUsage`, `purpose`, `nameConstraints`, `hostName`, `anchor`, … */
  readonly kind: string;
  readonly verdict: 'good' | 'bad' | 'unknown';
  /** One sentence for people. */
  readonly text: string;
}

/** One certificate of a chain, from the leaf on. */
export interface ChainStep {
  readonly object: IndexedObject;
  readonly verdict: ChainCheck['verdict'];
  readonly checks: readonly ChainCheck[];
}

export interface VerifiedChain {
  readonly verdict: ChainCheck['verdict'];
  readonly steps: readonly ChainStep[];
}

export interface VerifyChainResult extends TextResult {
  readonly verdict: ChainCheck['verdict'];
  /** Best first; there is always one. */
  readonly chains: readonly VerifiedChain[];
}
