/** What a person reads of a renewal before and after it. */
import type { CaResult, RequestedChange } from '../../core/caProtocol';
import { dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { sameBytes } from '../../core/x509/sameName';
import type { CaFolder } from '../stores/caStore';
import { altNameOf, altNameText } from '../x509/altNames';
import { reasonToLeaveOut } from '../x509/renewedExtensions';
import { SHORTENED } from './createAuthority';
import type { CaEnvironment } from './environment';
import type { IssuedCertificate } from './issuedCertificate';
import type { RenewPlan } from './renewCertificate';

const DAY = 86_400_000;

/** Where the old certificate of a root stays: it was issued by nobody, so it is not among the new ones. */
export function formerPath({ layout }: CaFolder, serial: string): string {
  return layout.certificate.replace(/(\.\w+)$/, `-${serial}$1`);
}

/** As long as the old one was for. */
export function usualDays({ validity }: Certificate): number {
  const begin = validity?.notBefore?.instant;
  const end = validity?.notAfter?.instant;
  return begin === undefined || end === undefined ? 365 : Math.max(1, Math.round((end - begin) / DAY));
}

export function renewalRows(
  old: Certificate,
  made: Certificate,
  hash: string,
  { newKey, revokeOld }: RenewPlan,
): CaResult['rows'] {
  const { validity, publicKey } = made;
  const names = (findExtensionValue(old.extensions, 'subjectAltName')?.names ?? [])
    .map(altNameOf)
    .filter((name) => name !== undefined)
    .map(altNameText);
  return [
    { label: 'Subject', value: nameText(made.subject) },
    { label: 'Issuer', value: nameText(made.issuer) },
    { label: 'Old one ends', value: dateText(old.validity?.notAfter?.instant ?? 0) },
    {
      label: 'Valid',
      value: `${dateText(validity?.notBefore?.instant ?? 0)} to ${dateText(validity?.notAfter?.instant ?? 0)}`,
    },
    {
      label: 'Key',
      value: `${publicKey?.algorithmName ?? ''}, ${publicKey?.bits ?? ''} bits, ${newKey === undefined ? 'as before' : 'new'}`,
    },
    { label: 'Hash', value: hash.toUpperCase() },
    ...(names.length > 0 ? [{ label: 'Alternative names', value: names.join(', ') }] : []),
    { label: 'Old one', value: revokeOld === true ? 'revoked as superseded' : 'stays valid until it ends' },
  ];
}

export function renewalChanges({ extensions }: Certificate): readonly RequestedChange[] {
  return extensions.map((extension) => {
    const why = reasonToLeaveOut(extension);
    return why === undefined
      ? { kind: 'kept', what: `Extension ${extension.name}`, why: 'of the old certificate' }
      : { kind: 'dropped', what: `Extension ${extension.name}`, why };
  });
}

export function renewalWarnings(
  { files }: CaEnvironment,
  { newKey }: RenewPlan,
  ca: CaFolder,
  old: IssuedCertificate,
  isShortened: boolean,
): readonly string[] {
  const isCa = old.certificate !== undefined && sameBytes(old.certificate.bytes, ca.certificate.bytes);
  return [
    ...(isShortened ? [SHORTENED] : []),
    ...(isCa
      ? [
          'Give the renewed certificate to every phone and server that trusts the old one, before the old one ends.',
          `Where its file is replaced, the old one is kept as ${formerPath(ca, old.serial)}.`,
        ]
      : []),
    ...(newKey !== undefined && files.protectionHint !== undefined ? [files.protectionHint] : []),
  ];
}
