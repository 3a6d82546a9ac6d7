/** The servers that a phone config sends its phones to: names that a certificate for them needs. */
import { knownValue } from '../phone/phoneConfig';
import { readPhoneConfig } from '../phone/readPhoneConfig';

/** Items that hold a bare host: `device.prov.serverName`, `dls-ip-addr`, `update-server`. */
const HOLDS_HOST =
  /(?:prov|boot|update|upgrade|profile|firmware|dls|config).*(?:server|host|addr|name)|server-?(?:name|addr|host)/i;
const URL_HOST = /^(?:https?|ftps?|sips?|ldaps?):(?:\/\/)?(?:[^@/]*@)?(\[[0-9a-f:]+\]|[^/:?#;\s]+)/i;
const BARE_HOST = /^(?:(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+|\d{1,3}(?:\.\d{1,3}){3})$/i;

/** Each once, in the order of the file; none where the text is no phone config. `path` helps to tell which. */
export function serverHosts(text: string, path: string): readonly string[] {
  const languageId = /\.xml$/i.test(path) || /^\s*</.test(text) ? 'xml' : 'properties';
  const config = readPhoneConfig(text, languageId, { path, dialect: 'auto', files: {} });
  const hosts = new Set<string>();
  for (const item of config?.items ?? []) {
    const value = config && knownValue(config, item);
    const host = value === undefined ? undefined : hostIn(item.name, value);
    if (host !== undefined) {
      hosts.add(host.toLowerCase());
    }
  }
  return [...hosts];
}

function hostIn(name: string, value: string): string | undefined {
  const inUrl = URL_HOST.exec(value)?.[1]?.replace(/^\[|\]$/g, '');
  if (inUrl !== undefined) {
    return inUrl;
  }
  return HOLDS_HOST.test(name) && BARE_HOST.test(value) ? value : undefined;
}
