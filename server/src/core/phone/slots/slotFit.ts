/** Whether an object can do its work in a slot, and what is odd about it there. */
import { isSelfIssued } from '../../describe/describeCertificate';
import type { PkiObject } from '../../pkiObject';
import { findExtensionValue } from '../../x509/extension';
import { publicKeyBytes } from '../../x509/publicKeyBytes';
import { sameBytes } from '../../x509/sameName';
import type { CertificateSlot, PhoneConfig } from '../phoneConfig';
import { type SlotTarget, titleOfTarget } from './slotTarget';

export interface SlotFit {
  readonly fit: 'good' | 'odd' | 'refused';
  /** Whole sentences; of a refusal the one reason. */
  readonly notes: readonly string[];
}

export interface FitOptions {
  readonly now: number;
  /** What stands in the slot of the other half of a pair. */
  readonly partner?: PkiObject | undefined;
}

export function slotFit(
  config: PhoneConfig,
  target: SlotTarget,
  slot: CertificateSlot,
  object: PkiObject,
  options: FitOptions,
): SlotFit {
  const refusal = refusalOf(titleOfTarget(target), slot, object);
  if (refusal !== undefined) {
    return { fit: 'refused', notes: [refusal] };
  }
  const odd = oddities(config, target, slot, object, options);
  return {
    fit: odd.length > 0 ? 'odd' : 'good',
    notes: [...odd, ...remarks(config, slot)],
  };
}

function refusalOf(title: string, { role }: CertificateSlot, object: PkiObject): string | undefined {
  const { kind } = object;
  const isKey = kind === 'privateKey' || kind === 'encryptedPrivateKey' || kind === 'openSshKey';
  switch (role) {
    case 'ca':
      return isKey
        ? `${title} is for the certificate of a CA, and every phone reads it: a private key there is given away.`
        : kind === 'certificate'
          ? undefined
          : `${title} is for the certificate of a CA.`;
    case 'certificate':
      return isKey
        ? `${title} is for a certificate; its private key has a place of its own.`
        : kind === 'certificate'
          ? undefined
          : `${title} is for a certificate.`;
    case 'private-key':
      return kind === 'privateKey' || kind === 'encryptedPrivateKey'
        ? undefined
        : `${title} is for a private key.`;
    case 'pkcs12':
      return kind === 'pkcs12'
        ? undefined
        : `${title} is for a PKCS #12 file, which holds a certificate together with its private key.`;
    case 'any':
      return kind === 'certificate' || isKey || kind === 'pkcs12'
        ? undefined
        : `${title} is for a certificate or a key.`;
  }
}

/** Behind the device's certificate come those of the CAs above it (innovaphone/php-update-server@111dc8f). */
function isForIssuer({ name }: SlotTarget): boolean {
  return name.startsWith('X509/REQUESTRESPONSE/') && !name.endsWith('/00000');
}

function oddities(
  config: PhoneConfig,
  target: SlotTarget,
  { role }: CertificateSlot,
  object: PkiObject,
  { now, partner }: FitOptions,
): readonly string[] {
  const notes: string[] = [];
  if (object.kind === 'certificate') {
    const { validity, version } = object;
    const notAfter = validity?.notAfter?.instant;
    const notBefore = validity?.notBefore?.instant;
    const isCa =
      findExtensionValue(object.extensions, 'basicConstraints')?.ca ??
      (version === 1 && isSelfIssued(object));
    if (notAfter !== undefined && notAfter < now) {
      notes.push('It has expired, so the phone refuses it.');
    }
    if (notBefore !== undefined && notBefore > now) {
      notes.push('It is not valid yet, so the phone refuses it until then.');
    }
    if (role === 'ca' && !isCa) {
      notes.push('It is no certificate of a CA: the phone would trust this one server, and no renewed one.');
    }
    if (role === 'ca' && isCa && !isSelfIssued(object) && config.dialect.id === 'ucsoftware') {
      notes.push('It is an intermediate CA: a handset is given the root, and the server sends the others.');
    }
    if (role === 'certificate' && isCa !== isForIssuer(target)) {
      notes.push(
        isCa
          ? 'It is the certificate of a CA, and no phone has the key of one.'
          : 'It is no certificate of a CA, and those of the CAs stand here, up to the root.',
      );
    }
  }
  if (object.kind === 'privateKey' && config.dialect.id === 'ucsoftware' && object.algorithmName !== 'RSA') {
    notes.push(`Only RSA keys are known to work there, and this is ${object.algorithmName}.`);
  }
  const ours = publicKeyBytes(object);
  const theirs = partner && publicKeyBytes(partner);
  if (ours !== undefined && theirs !== undefined && !sameBytes(ours, theirs)) {
    notes.push(
      role === 'private-key'
        ? 'It does not belong to the certificate in the slot beside it. Put that one in, too.'
        : 'It does not belong to the private key in the slot beside it. Put that one in, too.',
    );
  }
  return notes;
}

/** What holds whatever is put there. */
function remarks({ dialect, kind }: PhoneConfig, { role }: CertificateSlot): readonly string[] {
  const notes: string[] = [];
  if (dialect.id === 'optipoint' && kind === 'device') {
    notes.push(
      'This is the file of one phone: with a certificate in it the phone restarts at every change of the version. It belongs in the system file.',
    );
  }
  if (dialect.id === 'optipoint' && role === 'pkcs12') {
    notes.push(
      'An optiPoint opens it with a pass phrase that is built in and known to its maker alone: only a PKCS #12 that the maker has converted works.',
    );
  }
  if (role === 'private-key') {
    notes.push('The private key stands in this file in clear: whoever can read the file has it.');
  }
  return notes;
}
