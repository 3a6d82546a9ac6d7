/** Which certificate a registrar shows for a domain (Reference11r1, Certificate management, Application certificates). */

import type { PlacedCertificate } from '../workspace/surroundings';
import { altHosts } from '../x509/altHosts';
import type { Certificate } from '../x509/certificate';
import type { SipsDevice } from './readSipsDevices';
import { titleOf } from './trustBetween';

export interface ShownCertificate {
  readonly placed: PlacedCertificate;
  readonly isForDomain: boolean;
}

/** Those with the domain for a common name, letter by letter; all of its own where there is none. */
export function shownBy({ own }: SipsDevice, domain: string | undefined): readonly ShownCertificate[] {
  const matching = own.filter(({ certificate }) => isForDomain(certificate, domain));
  return matching.length > 0
    ? matching.map((placed) => ({ placed, isForDomain: true }))
    : own.map((placed) => ({ placed, isForDomain: false }));
}

export function isForDomain(certificate: Certificate, domain: string | undefined): boolean {
  return domain !== undefined && commonNames(certificate).includes(domain);
}

/** What comes close to the domain, in a sentence; empty where nothing does. */
export function whyNotShown({ own }: SipsDevice, domain: string): string {
  for (const { certificate } of own) {
    const names = commonNames(certificate);
    if (names.some((name) => name.toLowerCase() === domain.toLowerCase())) {
      return `That of ${titleOf(certificate)} is written with other capitals, and no document says that they do not count.`;
    }
    if (names.some((name) => name.startsWith('*'))) {
      return `${titleOf(certificate)} is a wildcard, and the name is looked for as a whole.`;
    }
    if (altHosts(certificate.extensions).some((name) => name.toLowerCase() === domain.toLowerCase())) {
      return `${titleOf(certificate)} has it among its alternative names, where it is not looked for.`;
    }
  }
  return '';
}

export function commonNames({ subject }: Certificate): readonly string[] {
  return (subject?.rdns.flat() ?? []).flatMap(({ type, value }) =>
    type === '2.5.4.3' && value !== undefined ? value.text : [],
  );
}
