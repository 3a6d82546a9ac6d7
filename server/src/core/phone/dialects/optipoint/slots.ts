import type { CertificateSlot } from '../../phoneConfig';

/** Siemens A31003-J4260-M102-1-76A9 §1.2, §2.4. */
const SLOTS: Readonly<Record<string, CertificateSlot>> = {
  'radius-server-ca1': { role: 'ca', encoding: 'pem' },
  '802.1x-certificate': { role: 'pkcs12', encoding: 'base64' },
};

export function optipointSlot(name: string): CertificateSlot | undefined {
  return SLOTS[name];
}
