/**
 * Polycom UC Software and Spectralink 84-series: a master file for all phones and one for each, which name the files
 * with the parameters. The left one overrules those to its right (template of Spectralink, in
 * JordanWhitehead/SpectraLinkConfigurationGenerator@656aa68; sipXcom/sipxecs@e7fef03).
 */
import { readServerAddress, type ServerAddress } from '../dhcp/serverAddress';
import { filledFile, type SlotFilling } from './filledFile';
import type { DeviceMaterial, PhoneFile, PhoneFiles, PhoneFilesPlan } from './phoneFiles';

/** For phones without a master file of their own. */
const ANY_PHONE = '000000000000.cfg';
const SITE = 'site.cfg';
const SLOTS = ['device.sec.TLS.customCaCert1', 'device.sec.TLS.customCaCert2'] as const;
const DEVICE_CERTIFICATE = 'device.sec.TLS.customDeviceCert1';

export function ucSoftwareFiles(plan: PhoneFilesPlan): PhoneFiles {
  const { family, phones, authorities, devices, now } = plan;
  const isPolycom = family === 'polycom';
  const parameters = (lines: readonly string[]) =>
    isPolycom ? xml('polycomConfig', lines) : xml('handsetConfig', lines);
  if (authorities.length > SLOTS.length) {
    return refuse(`these phones have places for ${SLOTS.length} CAs. Choose no more.`);
  }
  const site = siteLines(plan);
  if (typeof site === 'string') {
    return refuse(site);
  }
  const fillings = authorities.map((object, at) => ({ name: SLOTS[at] as string, object }));
  const shared = filledFile(SITE, parameters(site), fillings, now);
  if (shared.kind === 'refusal') {
    return shared;
  }
  const master = (names: readonly string[]) => (isPolycom ? application(names) : masterConfig(names));
  const files: PhoneFile[] = [{ name: ANY_PHONE, text: master([SITE]), isSecret: false }, shared.file];
  const notes = [...shared.notes];
  for (const mac of phones) {
    const own = `${mac}-${isPolycom ? 'phone' : 'ext'}.cfg`;
    const device = filledFile(
      own,
      parameters(['<!-- This phone alone. -->']),
      ownFillings(devices.get(mac)),
      now,
    );
    if (device.kind === 'refusal') {
      return device;
    }
    files.push({ name: `${mac}.cfg`, text: master([own, SITE]), isSecret: false }, device.file);
    notes.push(...device.notes);
  }
  if (devices.size > 0) {
    notes.push(
      'No document says how 802.1X is told in a file to use the certificate: choose EAP-TLS and this certificate in the menu of the phone.',
    );
  }
  return { kind: 'files', files, notes };
}

function refuse(reason: string): PhoneFiles {
  return { kind: 'refusal', refusal: `Nothing was written: ${reason}` };
}

function ownFillings(material: DeviceMaterial | undefined): readonly SlotFilling[] {
  const [certificate] = material?.certificates ?? [];
  const key = material?.key;
  return certificate === undefined || key === undefined
    ? []
    : [
        { name: `${DEVICE_CERTIFICATE}.publicCert`, object: certificate },
        { name: `${DEVICE_CERTIFICATE}.privateKey`, object: key },
      ];
}

const TYPES: Readonly<Record<string, string>> = {
  '': 'HTTPS',
  https: 'HTTPS',
  http: 'HTTP',
  ftps: 'FTPS',
  ftp: 'FTP',
  tftp: 'TFTP',
};

const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/;

/** The parameters of all phones, or why there are none. */
function siteLines({ server, timeServer }: PhoneFilesPlan): readonly string[] | string {
  const address = server === undefined ? undefined : readServerAddress(server);
  if (address?.kind === 'refusal') {
    return address.refusal.replace(/^Nothing was made: /, '');
  }
  if (timeServer !== undefined && !HOST.test(timeServer)) {
    return 'the time server is no host name and no address. Write it like ntp.example.com.';
  }
  const provisioning = address === undefined ? [] : provisioningLines(address);
  if (typeof provisioning === 'string') {
    return provisioning;
  }
  return [
    '<!-- All phones. -->',
    ...provisioning,
    ...(timeServer === undefined ? [] : [`<tcpIpApp tcpIpApp.sntp.address="${timeServer}"/>`]),
  ];
}

function provisioningLines({ scheme, host, port, path }: ServerAddress): readonly string[] | string {
  const type = TYPES[scheme];
  if (type === undefined) {
    return 'these phones know HTTPS, HTTP, FTPS, FTP and TFTP. Write the server with one of them.';
  }
  const name = `${host}${port === undefined ? '' : `:${port}`}${path.replace(/\/$/, '')}`;
  return [
    '<device',
    '  device.set="1"',
    '  device.prov.serverName.set="1"',
    `  device.prov.serverName="${name.replaceAll('&', '&amp;')}"`,
    '  device.prov.serverType.set="1"',
    `  device.prov.serverType="${type}"/>`,
  ];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

function xml(root: string, lines: readonly string[]): string {
  return [HEAD, `<${root}>`, ...lines.map((line) => `  ${line}`), `</${root}>`, ''].join('\n');
}

const DIRECTORIES = ['LOG_FILE', 'OVERRIDES', 'CONTACTS', 'CALL_LISTS']
  .map((name) => `${name}_DIRECTORY=""`)
  .join(' ');

function application(names: readonly string[]): string {
  return `${HEAD}\n<APPLICATION APP_FILE_PATH="sip.ld" CONFIG_FILES="${names.join(', ')}" MISC_FILES="" ${DIRECTORIES}/>\n`;
}

function masterConfig(names: readonly string[]): string {
  return xml('MASTER_CONFIG', [
    '<SOFTWARE APP_FILE_PATH="sip.ld"/>',
    `<CONFIGURATION CONFIG_FILES="${names.join(', ')}"/>`,
    `<DIRECTORIES ${DIRECTORIES}/>`,
  ]);
}
