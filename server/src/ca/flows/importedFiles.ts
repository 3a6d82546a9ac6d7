/** A certificate and those above it as the files that an import writes. */
import type { CaResult } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { toPem } from '../pem';
import type { Output } from '../stores/caStore';
import { join } from '../stores/fileStore';

/** The CAs above a certificate in words; nothing for a root. */
export function chainRows(issuers: readonly Certificate[], isComplete: boolean): CaResult['rows'] {
  const names = issuers.map(({ subject }) => nameText(subject));
  const links = isComplete ? names : [...names, 'not complete'];
  return links.length === 0 ? [] : [{ label: 'Chain', value: links.join(' ← ') }];
}

/** `NAME.crt`, and `NAME-chain.pem` from the certificate upwards where its issuers are known. */
export function certificateFiles(
  folder: string,
  name: string,
  certificate: Certificate,
  issuers: readonly Certificate[],
): readonly Output[] {
  const pem = (certificates: readonly Certificate[]) =>
    toUtf8(certificates.map(({ bytes }) => toPem('CERTIFICATE', bytes)).join(''));
  const file = (ending: string, certificates: readonly Certificate[]): Output => ({
    uri: join(folder, `${name}${ending}`),
    octets: pem(certificates),
    access: 'public',
  });
  return [
    file('.crt', [certificate]),
    ...(issuers.length === 0 ? [] : [file('-chain.pem', [certificate, ...issuers])]),
  ];
}
