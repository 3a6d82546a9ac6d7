/** What client and server say to each other about the life of a CA: what it holds, and what becomes of it. */
import type { AuthorityFacts, Hash, KeyAlgorithmName, SealedText } from './caProtocol';

/** Ids of `workspace/executeCommand`. */
export const CaLifeCommand = {
  contents: 'phonepki.server.caContents',
  revoke: 'phonepki.server.revokeCertificate',
  release: 'phonepki.server.releaseCertificate',
  issueCrl: 'phonepki.server.issueCrl',
  renew: 'phonepki.server.renewCertificate',
  rejectRequest: 'phonepki.server.rejectRequest',
} as const;

/**
 * Reasons of RFC 5280 §5.3.1 in the words of index.txt. privilegeWithdrawn and aACompromise are not among them:
 * `openssl ca` has no words for them and makes no list any more where they stand.
 */
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'CACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Which certificate: one of the CA by its number, or by a file or a text that holds it. */
interface CertificateChoice {
  /** Hexadecimal. */
  readonly serialNumber?: string;
  /** URI of a file with the certificate. */
  readonly certificate?: string;
  /** PEM; the first certificate in it. */
  readonly certificateText?: string;
}

export interface RevokeArguments extends CertificateChoice {
  /** URI of the folder of the CA that issued it. */
  readonly authority: string;
  readonly reason: RevocationReason;
  /** Since when the key may be in other hands, as ISO 8601; with keyCompromise and CACompromise only. */
  readonly compromisedSince?: string;
  readonly dryRun?: boolean;
}

export interface ReleaseArguments {
  readonly authority: string;
  readonly serialNumber: string;
  readonly dryRun?: boolean;
}

export interface IssueCrlArguments {
  readonly authority: string;
  readonly authorityPassPhrase?: SealedText;
  /** Until the next list. */
  readonly days?: number;
  readonly hash?: Hash;
  /** Also as DER, which is what programs download. */
  readonly der?: boolean;
  readonly override?: string;
  readonly dryRun?: boolean;
}

export interface RenewArguments extends CertificateChoice {
  /** URI of the folder of the CA that signs; that of the CA itself where its own certificate is renewed. */
  readonly authority: string;
  readonly authorityPassPhrase?: SealedText;
  /** URI of the renewed certificate. */
  readonly output: string;
  /** A new key of this kind; without it the old key goes on. */
  readonly newKey?: KeyAlgorithmName;
  /** URI of the file of the new key. */
  readonly keyOutput?: string;
  /** Of the new key. */
  readonly passPhrase?: SealedText;
  readonly days?: number;
  readonly years?: number;
  readonly hash?: Hash;
  /** Revokes the old certificate as superseded in the same step. */
  readonly revokeOld?: boolean;
  readonly overwrite?: boolean;
  readonly override?: string;
  readonly dryRun?: boolean;
}

export interface RejectArguments {
  readonly authority: string;
  /** URI of the file with the request. */
  readonly request: string;
  readonly reason: string;
  readonly dryRun?: boolean;
}

export const CA_LISTS = ['pending', 'issued', 'expired', 'revoked', 'rejected'] as const;
export type CaListName = (typeof CA_LISTS)[number];

export interface CaContentsArguments {
  readonly authority: string;
  /** Whose entries are wanted; without it there are only the counts. */
  readonly list?: CaListName;
  readonly offset?: number;
  /** At most 1,000; 200 where it is left out. */
  readonly limit?: number;
}

/** A certificate or a request of a CA. Times are milliseconds since 1970. */
export interface CaEntry {
  readonly list: CaListName;
  /** The common name, else the whole subject. */
  readonly title: string;
  readonly subject: string;
  /** Of a certificate, in hexadecimal. */
  readonly serialNumber?: string;
  /** URI of the file, where it is there. */
  readonly uri?: string;
  readonly notAfter?: number;
  readonly revoked?: number;
  /** Why a certificate was revoked, or a request rejected. */
  readonly reason?: string;
}

export interface CrlFacts {
  readonly uri: string;
  /** Hexadecimal. */
  readonly number?: string;
  readonly thisUpdate?: number;
  /** When the next one is due. */
  readonly nextUpdate?: number;
}

/** What somebody should look at: the CA itself, requests, certificates that end, a list that is due, or none that names the last revocations. */
export interface CaCare {
  readonly kind: 'authority' | 'requests' | 'certificates' | 'listDue' | 'unlisted';
  /** One sentence for people. */
  readonly text: string;
  readonly count: number;
}

export interface CaContentsResult extends AuthorityFacts {
  readonly issuer: string;
  readonly isSelfSigned: boolean;
  readonly counts: Readonly<Record<CaListName, number>>;
  /** The list that lies in the folder. */
  readonly crl?: CrlFacts;
  readonly care: readonly CaCare[];
  /** The page that was asked for: what happened last comes first. */
  readonly entries: readonly CaEntry[];
}
