/** What is looked at before a CA is taken over or copied, and said about it. */
import type { CaResult, SerialStyle } from '../../core/caProtocol';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { isKeyOf } from '../authority';
import { CaError } from '../caError';
import { isEncryptedKey } from '../keys/openKey';
import { serialHex } from '../stores/serialNumbers';
import type { CaEnvironment } from './environment';
import type { FoundBeside } from './importIssued';
import { LEAD, problemOfAuthority } from './importSource';

/** Refuses what is no CA, or a key of another one; gives what is worth knowing. */
export async function checkAuthority(
  { authority, now }: CaEnvironment,
  certificate: Certificate,
  keyText: string | undefined,
  keyName: string,
  passPhrase: string | undefined,
): Promise<readonly string[]> {
  const problem = problemOfAuthority(certificate);
  if (problem !== undefined) {
    throw new CaError(`${LEAD}: ${nameText(certificate.subject)} ${problem}.`);
  }
  const end = certificate.validity?.notAfter?.instant;
  const expired = end !== undefined && end < now() ? ['The certificate of the CA has expired.'] : [];
  if (keyText === undefined) {
    return [...expired, 'The private key is not there: nothing can be issued until it is.'];
  }
  if (passPhrase === undefined && isEncryptedKey(keyText)) {
    const words = `The key in ${keyName} is encrypted: whether it belongs to the certificate shows when it is used first.`;
    return [...expired, words];
  }
  const key = await authority.openKey(keyText, passPhrase, keyName);
  if (isKeyOf(key, certificate.publicKey) === false) {
    throw new CaError(`${LEAD}: ${keyName} is not the key of ${nameText(certificate.subject)}.`);
  }
  return expired;
}

export function numbersOf(
  issued: number,
  beside: FoundBeside,
  style: SerialStyle,
  next: bigint,
): CaResult['rows'] {
  return [
    { label: 'Issued so far', value: String(issued + beside.issued.length) },
    ...(beside.issued.length === 0
      ? []
      : [{ label: 'Of these not in index.txt until now', value: String(beside.issued.length) }]),
    {
      label: 'Next serial number',
      value: style === 'random' ? 'random' : serialHex(beyond(next, beside)),
    },
  ];
}

/** The next number, with those in mind that are about to be written down. */
export function beyond(next: bigint, { issued }: FoundBeside): bigint {
  return issued.reduce((most, { serial }) => {
    const used = BigInt(`0x${serial}`);
    return used >= most ? used + 1n : most;
  }, next);
}

export function doubledWarning({ doubled }: FoundBeside): readonly string[] {
  return doubled.length === 0
    ? []
    : [
        `Two certificates have the serial number ${doubled.join(', ')}: they cannot be told apart when one is revoked (RFC 5280 §4.1.2.2). Replace one of each pair.`,
      ];
}
