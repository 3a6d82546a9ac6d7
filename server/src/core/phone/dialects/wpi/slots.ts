import type { CertificateSlot } from '../../phoneConfig';

/** Unify A31003-S2000-R102-16-7620 p.62-67; how the client certificate is packed is not said there. */
const SLOTS: Readonly<Record<string, CertificateSlot>> = {
  'dls-server-ca': { role: 'ca', encoding: 'pem' },
  'dls-client-certificate': { role: 'any', encoding: 'any' },
};

export function wpiSlot(name: string): CertificateSlot | undefined {
  return SLOTS[name];
}
