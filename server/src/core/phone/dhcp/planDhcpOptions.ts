/** What each family reads, exactly as its documents have it; whatever no document says is refused. */
import type { DhcpFamily } from '../../dhcpProtocol';
import { type DhcpPlan, type DhcpRefusal, MAX_OCTETS, refuse } from './dhcpPlan';
import { isIpv4, readServerAddress, type ServerAddress } from './serverAddress';
import { vendorInformation } from './vendorInformation';

export interface DhcpWishes {
  readonly url: string;
  /** Which options UC Software is told to look at. */
  readonly codes?: readonly number[];
  readonly vlan?: number;
}

export function planDhcpOptions(family: DhcpFamily, wishes: DhcpWishes): DhcpPlan | DhcpRefusal {
  const address = readServerAddress(wishes.url);
  if (address.kind === 'refusal') {
    return address;
  }
  const plan = PLANS[family](address, wishes);
  return 'kind' in plan ? plan : (tooLong(plan) ?? plan);
}

type Planner = (address: ServerAddress, wishes: DhcpWishes) => DhcpPlan | DhcpRefusal;

const PLANS: Readonly<Record<DhcpFamily, Planner>> = {
  optipoint: planOptipoint,
  wpi: planWpi,
  ucsoftware: planUcSoftware,
  innovaphone: planInnovaphone,
};

const MAX_VLAN = 4094;

function badVlan(vlan: number | undefined): DhcpRefusal | undefined {
  return vlan === undefined || (Number.isInteger(vlan) && vlan >= 1 && vlan <= MAX_VLAN)
    ? undefined
    : refuse(`a VLAN has a number from 1 to ${MAX_VLAN}.`);
}

function tooLong({ options }: DhcpPlan): DhcpRefusal | undefined {
  for (const option of options) {
    const length = option.kind === 'vendorBytes' ? option.bytes.length : option.text.length;
    // A sub-option stands in option 43 with two octets before it.
    const limit = option.kind === 'vendorText' ? MAX_OCTETS - 2 : MAX_OCTETS;
    if (length > limit) {
      return refuse(
        `the address is too long: the option would have ${length} octets, and ${limit} fit. Use a shorter host name or path.`,
      );
    }
  }
  return undefined;
}

const SIEMENS_CLASSES = 'Siemens, How to Configure DHCP Options for DLS, Issue 1';
const CLASS_NOTE = `The vendor classes are those of ${SIEMENS_CLASSES}. The log of the server says which one a phone sends; change them here where yours sends another.`;

function planOptipoint(address: ServerAddress, { vlan }: DhcpWishes): DhcpPlan | DhcpRefusal {
  const { scheme, host, port, path } = address;
  if (scheme !== 'https' && scheme !== 'ftp') {
    return refuse('optiPoint phones take https:// or ftp:// here. Write the address with one of them.');
  }
  if (path !== '' && path !== '/') {
    return refuse(
      'the documents give this option a host and a port, no path. Put the files at the root of the server, or set the file path in the phones.',
    );
  }
  const url = `${scheme}://${host}${port === undefined ? '' : `:${port}`}`;
  return (
    badVlan(vlan) ?? {
      family: 'optipoint',
      title: 'Siemens optiPoint 410/420',
      vendorClasses: ['OptiIpPhone', 'OptiPoint'],
      options: [{ kind: 'vendorBytes', bytes: vendorInformation({ url, vlan, form: 'optipoint' }) }],
      notes: [
        `Option 43: 1 = "Siemens", ${vlan === undefined ? '' : `2 = VLAN ${vlan}, `}3 = ${url}, then five zeros and 255 (A31003-J4260-M101-2-76A9 p.2-8).`,
        CLASS_NOTE,
        'With this option the server cannot be changed at the phone any more. Name the files as the phone does by itself: op410adv_conf.xml (A31003-J4260-M102-1-76A9 §1.2, §2.3).',
      ],
      warnings: plainWarning(scheme),
    }
  );
}

const DLS_PORT = 18_443;

function planWpi(address: ServerAddress, { vlan }: DhcpWishes): DhcpPlan | DhcpRefusal {
  const { scheme, host, port = DLS_PORT, path } = address;
  if ((scheme !== '' && scheme !== 'sdlp') || (path !== '' && path !== '/')) {
    return refuse('OpenStage phones take sdlp://address:port here. Write it so, or the address alone.');
  }
  if (!isIpv4(address)) {
    return refuse(
      'the document shows this option with an IPv4 address. Write the address of the provisioning service, such as sdlp://192.0.2.19:18443.',
    );
  }
  const url = `sdlp://${host}:${port}`;
  return (
    badVlan(vlan) ?? {
      family: 'wpi',
      title: 'OpenStage / OpenScape Desk Phone (WPI)',
      vendorClasses: ['OptiIpPhone'],
      options: [{ kind: 'vendorBytes', bytes: vendorInformation({ url, vlan, form: 'plain' }) }],
      notes: [
        `Option 43: 1 = "Siemens", ${vlan === undefined ? '' : `2 = VLAN ${vlan}, `}3 = ${url} (A31003-C1000-M102-5-76A9 p.42).`,
        CLASS_NOTE,
      ],
      warnings: [],
    }
  );
}

const BOOT_SERVER = 66;
const CUSTOM = { min: 128, max: 254 };

function planUcSoftware(address: ServerAddress, { codes = [BOOT_SERVER] }: DhcpWishes) {
  const wrong = codes.find((code) => code !== BOOT_SERVER && (code < CUSTOM.min || code > CUSTOM.max));
  if (codes.length === 0 || wrong !== undefined) {
    return refuse(
      `UC Software reads its server from option 66, or from one of its own from ${CUSTOM.min} to ${CUSTOM.max}. Choose one of them.`,
    );
  }
  const { scheme, text } = address;
  if (!['', 'https', 'http', 'ftp', 'ftps', 'tftp'].includes(scheme)) {
    return refuse('UC Software knows HTTPS, HTTP, FTPS, FTP and TFTP. Write the address with one of them.');
  }
  const own = codes.filter((code) => code !== BOOT_SERVER);
  const plan: DhcpPlan = {
    family: 'ucsoftware',
    title: 'Polycom UC Software / Spectralink 84',
    vendorClasses: [],
    options: [...new Set(codes)].map((code) => ({ kind: 'text', code, text })),
    notes: [
      own.length === 0
        ? 'The phones look at option 66 where their Boot Server is Option 66 (device.dhcp.bootSrvUseOpt="Default"; Polycom SIP 3.1 Administrator’s Guide p.3-7).'
        : `The phones look at option ${own.join(', ')} where their Boot Server is Custom with this number and the type String${codes.includes(BOOT_SERVER) ? '; with Custom + Option 66 they take 66 where it is missing' : ''} (device.dhcp.bootSrvUseOpt, bootSrvOpt, bootSrvOptType; Polycom SIP 3.1 Administrator’s Guide p.3-8).`,
      'No document names a vendor class for these phones, so all clients get these options: put them into the network of the phones.',
      `The host is compared with the common name of the server certificate as a text: the certificate has to be for ${address.host} (Spectralink, Using custom certificates).`,
    ],
    warnings: plainWarning(scheme),
  };
  return plan;
}

const UPDATE_URL = 215;

function planInnovaphone({ scheme, text }: ServerAddress): DhcpPlan | DhcpRefusal {
  if (scheme !== 'https' && scheme !== 'http') {
    return refuse('innovaphone devices load their script by https:// or http://. Write the whole URL.');
  }
  return {
    family: 'innovaphone',
    title: 'innovaphone',
    vendorClasses: ['1.3.6.1.4.1.6666'],
    options: [{ kind: 'vendorText', code: UPDATE_URL, name: 'innovaphone', text }],
    notes: [
      `Option 43 for the vendor class 1.3.6.1.4.1.6666: ${UPDATE_URL} = the URL of the update script (innovaphone Reference12r1, DHCP client).`,
      'A device that has been at the provisioning of innovaphone once (from version 13) no longer takes this URL from DHCP (Reference13r1, Services/Update).',
    ],
    warnings: plainWarning(scheme),
  };
}

function plainWarning(scheme: string): readonly string[] {
  return ['ftp', 'http', 'tftp'].includes(scheme)
    ? [
        `With ${scheme.toUpperCase()} whoever is on the way can read the files of the phones and put others in their place. Use HTTPS.`,
      ]
    : [];
}
