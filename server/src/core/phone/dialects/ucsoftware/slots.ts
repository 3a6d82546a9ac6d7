import type { CertificateSlot } from '../../phoneConfig';

const CA = /^(?:device\.sec\.TLS\.customCaCert[0-9]+|sec\.TLS\.customCaCert\.[0-9]+)$/;
const DEVICE_CERTIFICATE = /^(device\.sec\.TLS\.customDeviceCert[0-9]+)\.(publicCert|privateKey)$/;

/** Base 64 text with its armor, pasted into the file (Spectralink, Installing Certificates on Spectralink 8400 Handsets). */
export function ucsoftwareSlot(name: string): CertificateSlot | undefined {
  if (CA.test(name)) {
    return { role: 'ca', encoding: 'pem' };
  }
  const match = DEVICE_CERTIFICATE.exec(name);
  return match === null
    ? undefined
    : match[2] === 'privateKey'
      ? { role: 'private-key', encoding: 'pem', partner: `${match[1]}.publicCert` }
      : { role: 'certificate', encoding: 'pem', partner: `${match[1]}.privateKey` };
}

/**
 * The switch without which a device parameter is ignored: `device.X.set` for `device.X`, one for both halves of a
 * device certificate; `undefined` where none is needed.
 */
export function switchOf(name: string): string | undefined {
  if (!name.startsWith('device.') || name.endsWith('.set')) {
    return undefined;
  }
  const match = DEVICE_CERTIFICATE.exec(name);
  return match === null ? `${name}.set` : `${match[1]}.set`;
}
