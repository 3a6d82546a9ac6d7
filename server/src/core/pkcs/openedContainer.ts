/** What a pass phrase brought to light of a PKCS #12 file or an encrypted key. */
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import type { EncryptedPrivateKey } from './encryptedPrivateKey';
import type { EncryptionScheme } from './encryptionScheme';
import type { Pkcs12 } from './pkcs12';
import type { PrivateKey } from './privateKey';

/** What the MAC says of the octets of a PKCS #12 file. */
export type MacVerdict =
  | { readonly kind: 'good' }
  /** The pass phrase opens the parts, and yet the MAC does not fit. */
  | { readonly kind: 'bad' }
  | { readonly kind: 'absent' }
  /** `reason` says why it was not checked. */
  | { readonly kind: 'unchecked'; readonly reason: string };

/** The secret components of a key are in `object`: whoever shows it leaves them out. */
export interface OpenedObject {
  readonly object: PrivateKey | Certificate | CertificateList;
  readonly friendlyName: string | undefined;
  /** Upper-case octets with colons. */
  readonly localKeyId: string | undefined;
  /** `undefined` where it lay in the clear. */
  readonly encryption: EncryptionScheme | undefined;
}

export interface OpenedContainer {
  readonly container: Pkcs12 | EncryptedPrivateKey;
  readonly mac: MacVerdict;
  readonly objects: readonly OpenedObject[];
  /** What is not shown, each with the reason, as sentences for people. */
  readonly closed: readonly string[];
}
