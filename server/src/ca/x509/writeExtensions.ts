/** Extensions (RFC 5280 §4.2) of the certificates that the CA issues, each as criticality demands. */
import { sha1 } from '@noble/hashes/legacy.js';
import { toUtf8 } from '../../core/der/strings';
import {
  explicit,
  implicit,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  smallInteger,
  TRUE,
} from '../../core/der/writeDer';
import { type AltName, writeAltName } from './altNames';

/** Bits of KeyUsage by their numbers (RFC 5280 §4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

/** Purposes of RFC 5280 §4.2.1.12, and EAP over LAN (RFC 4334 §2). */
export const PURPOSES = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
  eapOverLAN: '1.3.6.1.5.5.7.3.14',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** What a certificate is to say about itself. */
export interface ExtensionPlan {
  readonly certificateAuthority: { readonly pathLength: number | undefined } | undefined;
  readonly keyUsage: readonly KeyUsage[];
  readonly extendedKeyUsage: readonly Purpose[];
  readonly altNames: readonly AltName[];
  /** The names carry the identity alone: the subject is empty, the extension critical (RFC 5280 §4.2.1.6). */
  readonly hasEmptySubject: boolean;
  readonly crlDistributionPoints: readonly string[];
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
}

function extension(oid: string, criticality: 'critical' | 'notCritical', value: Uint8Array): Uint8Array {
  const identifier = objectIdentifier(oid);
  return criticality === 'critical'
    ? sequence(identifier, TRUE, octetString(value))
    : sequence(identifier, octetString(value));
}

/** SHA-1 of the key's bits: RFC 5280 §4.2.1.2 method (1), as OpenSSL computes it. It names the key and protects nothing. */
export function keyIdentifier(keyBits: Uint8Array): Uint8Array {
  return sha1(keyBits);
}

/** `authorityKeyIdentifier` is the issuer's subjectKeyIdentifier; a root names none (RFC 5280 §4.2.1.1). */
export function writeExtensions(
  plan: ExtensionPlan,
  subjectKeyIdentifier: Uint8Array,
  authorityKeyIdentifier: Uint8Array | undefined,
): Uint8Array {
  const list: Uint8Array[] = [];
  const { certificateAuthority: authority } = plan;
  const constraints =
    authority === undefined
      ? sequence()
      : sequence(TRUE, ...(authority.pathLength === undefined ? [] : [smallInteger(authority.pathLength)]));
  list.push(extension('2.5.29.19', 'critical', constraints));
  if (plan.keyUsage.length > 0) {
    const bits = namedBits(plan.keyUsage.map((usage) => KEY_USAGES.indexOf(usage)));
    list.push(extension('2.5.29.15', 'critical', bits));
  }
  if (plan.extendedKeyUsage.length > 0) {
    const purposes = plan.extendedKeyUsage.map((purpose) => objectIdentifier(PURPOSES[purpose]));
    list.push(extension('2.5.29.37', 'notCritical', sequence(...purposes)));
  }
  if (plan.altNames.length > 0) {
    list.push(altNamesExtension(plan.altNames, plan.hasEmptySubject));
  }
  list.push(extension('2.5.29.14', 'notCritical', octetString(subjectKeyIdentifier)));
  if (authorityKeyIdentifier !== undefined) {
    list.push(extension('2.5.29.35', 'notCritical', sequence(implicit(0, authorityKeyIdentifier))));
  }
  if (plan.crlDistributionPoints.length > 0) {
    const points = plan.crlDistributionPoints.map((uri) =>
      sequence(explicit(0, explicit(0, implicit(6, toUtf8(uri))))),
    );
    list.push(extension('2.5.29.31', 'notCritical', sequence(...points)));
  }
  const access = [
    ...plan.ocsp.map((uri) => accessDescription('1.3.6.1.5.5.7.48.1', uri)),
    ...plan.caIssuers.map((uri) => accessDescription('1.3.6.1.5.5.7.48.2', uri)),
  ];
  if (access.length > 0) {
    list.push(extension('1.3.6.1.5.5.7.1.1', 'notCritical', sequence(...access)));
  }
  return sequence(...list);
}

function accessDescription(method: string, uri: string): Uint8Array {
  return sequence(objectIdentifier(method), implicit(6, toUtf8(uri)));
}

function altNamesExtension(names: readonly AltName[], isOnlyIdentity: boolean): Uint8Array {
  return extension(
    '2.5.29.17',
    isOnlyIdentity ? 'critical' : 'notCritical',
    sequence(...names.map(writeAltName)),
  );
}

/** What a request asks for: only what says something (RFC 2985 §5.4.2). */
export function writeRequestedExtensions(plan: ExtensionPlan): readonly Uint8Array[] {
  const list: Uint8Array[] = [];
  if (plan.certificateAuthority !== undefined) {
    list.push(extension('2.5.29.19', 'critical', sequence(TRUE)));
  }
  if (plan.keyUsage.length > 0) {
    const bits = namedBits(plan.keyUsage.map((usage) => KEY_USAGES.indexOf(usage)));
    list.push(extension('2.5.29.15', 'critical', bits));
  }
  if (plan.extendedKeyUsage.length > 0) {
    const purposes = plan.extendedKeyUsage.map((purpose) => objectIdentifier(PURPOSES[purpose]));
    list.push(extension('2.5.29.37', 'notCritical', sequence(...purposes)));
  }
  if (plan.altNames.length > 0) {
    list.push(altNamesExtension(plan.altNames, plan.hasEmptySubject));
  }
  return list;
}
