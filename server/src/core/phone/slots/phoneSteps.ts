/** What is left to do at the phone, with the names that its menus have. */
import type { CertificateSlot, PhoneConfig } from '../phoneConfig';
import { itemsNamed, knownValue } from '../phoneConfig';

/** `fileName`: of the certificate, for phones that load it from a URL. */
export function phoneSteps(
  config: PhoneConfig,
  { role }: CertificateSlot,
  fileName: string,
): readonly string[] {
  switch (config.dialect.id) {
    case 'optipoint':
      return OPTIPOINT_STEPS;
    case 'ucsoftware':
      // Phones of Polycom have other menus.
      return role === 'ca' && config.xml?.elements[0]?.name !== 'polycomConfig'
        ? spectralinkSteps(config, fileName)
        : [];
    case 'innovaphone':
      return INNOVAPHONE_STEPS;
    default:
      return [];
  }
}

/** Siemens A31003-J4260-M102-1-76A9 §1.2, §2.3, §2.4. */
const OPTIPOINT_STEPS: readonly string[] = [
  'Put the file on the download web server, under the name in "Configuration file name" of the phone with the extension in "Configuration file type".',
  'Open the web page of the phone as administrator: Configuration management > Check for updates. Otherwise the phone looks by itself after the time in "After registration, check for updates every".',
  'The phone sees by the raised version that the file is new, and restarts.',
];

/** innovaphone Reference11r1, Certificate management: "Uploading a certificate derived from a certificate signing request". */
const INNOVAPHONE_STEPS: readonly string[] = [
  'The device takes the certificate only where the signing request that it was issued for is still there, with its private key.',
  'When the script has run, look at General/Certificates of the device: the certificate stands under "Device certificate"; click its subject name for the details.',
];

/** Spectralink, Using custom certificates with Spectralink 8400 Series Handsets, "Downloading CA Certificates to Phones". */
function spectralinkSteps(config: PhoneConfig, fileName: string): readonly string[] {
  const item = itemsNamed(config, 'device.prov.serverName')[0];
  const known = item === undefined ? undefined : knownValue(config, item);
  const server = known?.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '') || 'your server';
  const url = `http://${server}/${fileName}`;
  const lower = url.toLowerCase();
  return [
    'With the next provisioning the handset has the certificate. To load it by hand instead: Settings > Advanced, the administrator’s password, then Administration Settings > TLS Security > Custom CA Certificates > Install Custom CA Certs > Configure CA Cert...',
    `Enter the URL and press the Enter soft key: ${lower}. All characters are entered as lower case${
      url === lower ? '.' : `, so the file has to be called ${fileName.toLowerCase()} on the server.`
    }`,
    'Configure TLS Profiles: select the profile that the certificate is installed into, then CA Certificate > All Certificates, and press the End key.',
  ];
}
