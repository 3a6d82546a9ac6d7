/** Certificates to choose issuers from: the index of a workspace, or a list. */
import type { Certificate } from '../x509/certificate';
import { nameKey } from '../x509/sameName';

export interface CertificatePool {
  /** Those whose subject has this {@link nameKey}. */
  readonly bySubject: (key: string) => readonly Certificate[];
}

export function createPool(certificates: readonly Certificate[]): CertificatePool {
  const subjects = new Map<string, Certificate[]>();
  for (const certificate of certificates) {
    const key = certificate.subject && nameKey(certificate.subject);
    if (key !== undefined) {
      subjects.set(key, [...(subjects.get(key) ?? []), certificate]);
    }
  }
  return { bySubject: (key) => subjects.get(key) ?? [] };
}
