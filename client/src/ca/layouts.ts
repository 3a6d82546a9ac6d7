/** How the layouts of a CA are called, and where its certificate lies in them. */
import type { FoundLayoutKind } from '../../../server/src/core/caProtocol';

interface LayoutWords {
  readonly title: string;
  /** Within the folder of the CA. */
  readonly certificate: string;
}

export const LAYOUT_WORDS: Readonly<Record<FoundLayoutKind, LayoutWords>> = {
  openssl: { title: 'folder of OpenSSL', certificate: 'ca.crt' },
  'openssl-demo': { title: 'folder of CA.pl', certificate: 'cacert.pem' },
  'easy-rsa': { title: 'folder of easy-rsa', certificate: 'ca.crt' },
  'innovaphone-card': { title: 'innovaphone card', certificate: 'CA/cacert.pem' },
};
