/** What is odd about an object in a trust list. */
import { dateText } from '../../describe/dates';
import { isSelfIssued } from '../../describe/describeCertificate';
import type { PkiObject } from '../../pkiObject';
import type { Certificate } from '../../x509/certificate';
import { findExtensionValue } from '../../x509/extension';

/** Whole sentences; none where it may stand there. */
export function trustRemarks(object: PkiObject, now: number): readonly string[] {
  if (object.kind !== 'certificate') {
    return [misplaced(object)];
  }
  const remarks: string[] = [];
  const notAfter = object.validity?.notAfter?.instant;
  const notBefore = object.validity?.notBefore?.instant;
  if (notAfter !== undefined && notAfter < now) {
    remarks.push(`It expired on ${dateText(notAfter)}, and devices trust only what is valid. Take it out.`);
  } else if (notBefore !== undefined && notBefore > now) {
    remarks.push(`It is valid from ${dateText(notBefore)} on; until then devices do not trust it.`);
  }
  if (!isAuthority(object)) {
    remarks.push(
      'It is no certificate of a CA: devices trust this one alone, and no longer when it is replaced. Put in the CA that issued it where that is known.',
    );
  }
  return remarks;
}

function misplaced({ kind }: PkiObject): string {
  return isPrivate(kind)
    ? 'This is a private key, and everybody who gets the list would have it. Take it out, and replace the key if the list was given away.'
    : 'This is no certificate, and devices trust certificates only. Take it out.';
}

/** It holds a private key, encrypted or not. */
export function isPrivate(kind: PkiObject['kind']): boolean {
  return (
    kind === 'privateKey' || kind === 'encryptedPrivateKey' || kind === 'openSshKey' || kind === 'pkcs12'
  );
}

/** Version 1 has no basic constraints: a self-issued one may be a CA. */
function isAuthority(certificate: Certificate): boolean {
  const constraints = findExtensionValue(certificate.extensions, 'basicConstraints');
  return constraints?.ca ?? (certificate.version === 1 && isSelfIssued(certificate));
}
