/** The forms in which a certificate leaves the workspace: for whom each is, and which fit. */
import {
  EXPORT_FORMS,
  type ExportForm,
  type ExportFormFacts,
  PKCS12_STRENGTHS,
  type Pkcs12Strength,
  type StrengthFacts,
} from '../../core/exportProtocol';
import type { Target } from '../../core/lint/targets';
import { PKCS12_RECIPES } from '../pkcs12/strengths';

const FORMS: Readonly<Record<ExportForm, Omit<ExportFormFacts, 'form'>>> = {
  pkcs12: {
    title: 'PKCS #12 file',
    description: 'Key, certificate and CAs under a pass phrase (.p12), for phones, computers and 802.1X',
    ...{ needsKey: true, hasPassPhrase: true, hasStrength: true, isText: false },
  },
  pkcs12Base64: {
    title: 'PKCS #12 in base64',
    description: 'The same as a text, for an item of an XML config such as 802.1x-certificate',
    ...{ needsKey: true, hasPassPhrase: true, hasStrength: true, isText: true },
  },
  devicePem: {
    title: 'Device bundle for innovaphone',
    description: 'Private key and chain up to the root in one PEM file, in the order of the web interface',
    ...{ needsKey: true, hasPassPhrase: false, hasStrength: false, isText: false },
  },
  chain: {
    title: 'Chain',
    description: 'The certificate and the CAs above it in one PEM file',
    ...{ needsKey: false, hasPassPhrase: false, hasStrength: false, isText: false },
  },
  trustList: {
    title: 'Trust list',
    description: 'The CAs that others have to trust, in one PEM file with their names',
    ...{ needsKey: false, hasPassPhrase: false, hasStrength: false, isText: false },
  },
  der: {
    title: 'DER',
    description: 'The certificate as bytes (.der), for programs that read no PEM',
    ...{ needsKey: false, hasPassPhrase: false, hasStrength: false, isText: false },
  },
  base64: {
    title: 'Base64 alone',
    description: 'The certificate as a text without armor, for an item of an XML config',
    ...{ needsKey: false, hasPassPhrase: false, hasStrength: false, isText: true },
  },
  nginx: {
    title: 'nginx',
    description: 'Files and configuration',
    ...{ needsKey: true, hasPassPhrase: false, hasStrength: false, isText: false },
  },
  apache: {
    title: 'Apache',
    description: 'Files and configuration',
    ...{ needsKey: true, hasPassPhrase: false, hasStrength: false, isText: false },
  },
  iis: {
    title: 'IIS',
    description: 'A PFX file for Windows, and the PowerShell that puts it to use',
    ...{ needsKey: true, hasPassPhrase: true, hasStrength: true, isText: false },
  },
  card: {
    title: 'Card of an innovaphone gateway',
    description: 'The CA as CA/cacert.pem, CA/cakey.pem and CA/serial.txt',
    ...{ needsKey: true, hasPassPhrase: true, hasStrength: false, isText: false },
  },
};

const FOR_CLIENTS: ReadonlySet<ExportForm> = new Set(['nginx', 'apache', 'iis']);

/** Those that fit: what a CA is for is not what a server or phone is for. */
export function formsFor(isAuthority: boolean): readonly ExportFormFacts[] {
  return EXPORT_FORMS.filter((form) => isAuthority || form !== 'card').map((form) => {
    const facts = { form, ...FORMS[form] };
    return isAuthority && FOR_CLIENTS.has(form)
      ? {
          ...facts,
          title: `${facts.title}, for clients of this CA`,
          description:
            form === 'iis'
              ? 'The certificate, and the PowerShell that trusts it'
              : 'The CA and configuration',
          ...{ needsKey: false, hasPassPhrase: false, hasStrength: false },
        }
      : facts;
  });
}

/** Devices whose PKCS #12 reader knows Triple DES and SHA-1 only, or of which nothing else is documented. */
const OLD_READERS: ReadonlySet<Target> = new Set([
  'optipoint',
  'openstage',
  'spectralink-8400',
  'innovaphone',
]);

/** What the devices of the workspace read. */
export function strengthFor(targets: readonly Target[]): Pkcs12Strength {
  return targets.some((target) => OLD_READERS.has(target)) ? 'compatible' : 'modern';
}

const READ_BY: Readonly<Record<Pkcs12Strength, string>> = {
  modern: 'OpenSSL 1.1 and later, Java 8u301, Windows Server 2019 and Windows 10 (1709), browsers of today',
  compatible: 'old phones, every Windows, and everything that reads modern',
  legacy: 'only what refuses the others; OpenSSL 3 needs -legacy. RC2 with 40 bits hides nothing for long',
};

export const STRENGTHS: readonly StrengthFacts[] = PKCS12_STRENGTHS.map((strength) => ({
  strength,
  description: PKCS12_RECIPES[strength].description,
  readBy: READ_BY[strength],
}));
