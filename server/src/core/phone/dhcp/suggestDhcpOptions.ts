/** What a phone config says of where its phones find their server. */
import { DHCP_FAMILIES, type DhcpFamily, type DhcpSuggestion } from '../../dhcpProtocol';
import { itemsNamed, knownValue, type PhoneConfig } from '../phoneConfig';

export function suggestDhcpOptions(config: PhoneConfig | undefined): DhcpSuggestion {
  const family = DHCP_FAMILIES.find((id) => id === config?.dialect.id);
  if (config === undefined) {
    return {};
  }
  const url = family && URLS[family]?.(config);
  const codes = family === 'ucsoftware' ? codesIn(config) : undefined;
  return {
    title: config.dialect.title,
    ...(family === undefined ? {} : { family }),
    ...(url === undefined ? {} : { url }),
    ...(codes === undefined ? {} : { codes }),
  };
}

const URLS: Readonly<Partial<Record<DhcpFamily, (config: PhoneConfig) => string | undefined>>> = {
  ucsoftware: urlOfUcSoftware,
  innovaphone: urlOfScript,
};

function valueOf(config: PhoneConfig, name: string): string | undefined {
  const [item] = itemsNamed(config, name);
  const value = item && knownValue(config, item);
  return value === '' ? undefined : value;
}

const SCHEMES: Readonly<Record<string, string>> = {
  FTP: 'ftp',
  0: 'ftp',
  TFTP: 'tftp',
  1: 'tftp',
  HTTP: 'http',
  2: 'http',
  HTTPS: 'https',
  3: 'https',
  FTPS: 'ftps',
  4: 'ftps',
};

/** The phone puts the type before the name where the name has no scheme. */
function urlOfUcSoftware(config: PhoneConfig): string | undefined {
  const name = valueOf(config, 'device.prov.serverName');
  const scheme = SCHEMES[valueOf(config, 'device.prov.serverType') ?? ''];
  return name === undefined || name.includes('://') || scheme === undefined ? name : `${scheme}://${name}`;
}

function codesIn(config: PhoneConfig): readonly number[] | undefined {
  const written = valueOf(config, 'device.dhcp.bootSrvOpt');
  const own = written !== undefined && /^\d{1,3}$/.test(written) ? [Number(written)] : [];
  switch (valueOf(config, 'device.dhcp.bootSrvUseOpt')) {
    case 'Default':
      return [66];
    case 'Custom':
      return own.length === 0 ? undefined : own;
    case 'CustomAndDefault':
      return [...own, 66];
    default:
      return own.length === 0 ? undefined : own;
  }
}

/** `config add UP1 /url …`, also `config change UP1`. */
function urlOfScript(config: PhoneConfig): string | undefined {
  const item = config.items.find(({ name, group }) => name === '/url' && /^UP\d$/.test(group));
  const value = item && knownValue(config, item);
  return value === '' ? undefined : value;
}
