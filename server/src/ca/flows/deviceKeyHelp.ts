/** Help for a key that never leaves its device: what to run or type there to get a request for the CA. */
import type { DeviceKeyHelpResult, KeyAlgorithmName, NamePart } from '../../core/caProtocol';
import { CaError } from '../caError';
import type { Profile } from '../profiles/profile';
import { altNameText, readAltName } from '../x509/altNames';
import { problemOfNamePart } from '../x509/distinguishedName';

export interface DeviceKeyPlan {
  readonly name: string;
  readonly profile: Profile;
  readonly subject?: readonly NamePart[] | undefined;
  readonly altNames?: readonly string[] | undefined;
  readonly key?: KeyAlgorithmName | undefined;
}

const LONG_NAMES: Readonly<Record<NamePart['type'], string>> = {
  C: 'countryName',
  ST: 'stateOrProvinceName',
  L: 'localityName',
  O: 'organizationName',
  OU: 'organizationalUnitName',
  CN: 'commonName',
  emailAddress: 'emailAddress',
  serialNumber: 'serialNumber',
  DC: 'domainComponent',
  UID: 'userId',
};

export function deviceKeyHelp(plan: DeviceKeyPlan): DeviceKeyHelpResult {
  const { name, profile } = plan;
  const subject = plan.subject ?? profile.subject;
  for (const part of subject) {
    const problem = problemOfNamePart(part);
    if (problem !== undefined) {
      throw new CaError(`Nothing was made: ${problem}.`);
    }
  }
  const altNames = (plan.altNames ?? []).map((text) => {
    const read = readAltName(text);
    if (read === undefined) {
      throw new CaError(`Nothing was made: "${text}" is no alternative name.`);
    }
    return altNameText(read);
  });
  const key = plan.key ?? profile.key;
  return {
    opensslConfig: configText(subject, altNames, profile),
    commands: [
      keyCommand(key, name),
      `openssl req -new -config ${name}.cnf -key ${name}.key -out ${name}.csr`,
    ],
    innovaphone: innovaphoneSteps(key, subject, altNames),
    innovaphoneCommand: innovaphoneCommand(key, subject, altNames),
  };
}

function configText(subject: readonly NamePart[], altNames: readonly string[], profile: Profile): string {
  const counts = new Map<string, number>();
  const names = subject.map(({ type, value }) => {
    const long = LONG_NAMES[type];
    const count = counts.get(long) ?? 0;
    counts.set(long, count + 1);
    return `${count === 0 ? '' : `${count}.`}${long} = ${escaped(value)}`;
  });
  const extensions = [
    ...(profile.keyUsage.length > 0 ? [`keyUsage = critical, ${profile.keyUsage.join(', ')}`] : []),
    ...(profile.extendedKeyUsage.length > 0
      ? [`extendedKeyUsage = ${profile.extendedKeyUsage.map(purposeName).join(', ')}`]
      : []),
    ...(altNames.length > 0 ? ['subjectAltName = @names'] : []),
  ];
  const kinds = new Map<string, number>();
  const list = altNames.map((text) => {
    const at = text.indexOf(':');
    const kind = text.slice(0, at);
    const count = (kinds.get(kind) ?? 0) + 1;
    kinds.set(kind, count);
    return `${kind}.${count} = ${escaped(text.slice(at + 1))}`;
  });
  return [
    '# Made by PhonePKI: a request for a key that stays on its device.',
    '[ req ]',
    'prompt             = no',
    'utf8               = yes',
    'string_mask        = utf8only',
    'distinguished_name = subject',
    'req_extensions     = extensions',
    '',
    '[ subject ]',
    ...names,
    '',
    '[ extensions ]',
    ...extensions,
    ...(list.length > 0 ? ['', '[ names ]', ...list] : []),
    '',
  ].join('\n');
}

/** EAP over LAN has no name in OpenSSL. */
function purposeName(purpose: string): string {
  return purpose === 'eapOverLAN' ? '1.3.6.1.5.5.7.3.14' : purpose;
}

/** Characters that mean something in a configuration of OpenSSL (config(5)). */
function escaped(value: string): string {
  return value.replace(/[\\#$"']/g, (character) => `\\${character}`);
}

function keyCommand(key: KeyAlgorithmName, name: string): string {
  const option =
    key === 'ec-p256' || key === 'ec-p384'
      ? `-algorithm EC -pkeyopt ec_paramgen_curve:${key === 'ec-p256' ? 'P-256' : 'P-384'}`
      : `-algorithm RSA -pkeyopt rsa_keygen_bits:${key.slice(4)}`;
  return `openssl genpkey ${option} -out ${name}.key`;
}

/** innovaphone, "Certificate management", "Creating a certificate signing request"; RSA keys of 1024, 2048 or 4096 bits only. */
function innovaphoneSteps(
  key: KeyAlgorithmName,
  subject: readonly NamePart[],
  altNames: readonly string[],
): readonly string[] {
  const bits = key === 'rsa-4096' ? '4096' : '2048';
  const distinguishedName = subject.map(({ type, value }) => `${type}=${value}`).join(', ');
  return [
    'Open General/Certificates in the web interface of the device.',
    'Click "Create new" below the device certificate, or below the application certificates, and choose "Signing request".',
    `Choose a key strength of ${bits} bits, and do not reuse the old key pair.`,
    `Distinguished name: ${distinguishedName}`,
    ...(altNames.length > 0
      ? [`Alternative names (DNS names and IP addresses only): ${altNames.join(', ')}`]
      : []),
    'Press "OK", wait for the key, download the request with the PEM link, and sign it here.',
    'Upload the answer on the same page. Do not remove the request before: its private key would be lost with it.',
  ];
}

const INNOVAPHONE_NAMES: Readonly<Partial<Record<NamePart['type'], string>>> = {
  CN: 'cn',
  OU: 'ou',
  O: 'o',
  L: 'l',
  ST: 'st',
  C: 'c',
};
const MAX_DNS_NAMES = 3;
const MAX_ADDRESSES = 2;

/** The line that makes the request by script, as innovaphone's update server sends it: URL-encoded values, three DNS names and two addresses at most. */
function innovaphoneCommand(
  key: KeyAlgorithmName,
  subject: readonly NamePart[],
  altNames: readonly string[],
): string {
  const names = subject.flatMap(({ type, value }) => {
    const parameter = INNOVAPHONE_NAMES[type];
    return parameter === undefined ? [] : [`/dn-${parameter} ${encodeURIComponent(value)}`];
  });
  const values = (prefix: string, most: number) =>
    altNames
      .filter((text) => text.startsWith(prefix))
      .slice(0, most)
      .map((text) => encodeURIComponent(text.slice(prefix.length)));
  return [
    'mod cmd X509 servercert-create /cmd servercert-create /redirect /target device /type Signing%20request',
    `/key ${key === 'rsa-4096' ? '4096' : '2048'}-bit /signature SHA256`,
    ...names,
    ...values('DNS:', MAX_DNS_NAMES).map((value) => `/san-dns ${value}`),
    ...values('IP:', MAX_ADDRESSES).map((value) => `/san-ip ${value}`),
  ].join(' ');
}
