/** Names of the servers that configs send their phones to. */
import type { Span } from '../text';
import { type DialectId, knownValue, type PhoneConfig } from './phoneConfig';

export interface ServerName {
  readonly name: string;
  readonly span: Span;
}

/** Items with a host or a URL of a server that phones load their files from. */
const ITEMS: Readonly<Partial<Record<DialectId, RegExp>>> = {
  ucsoftware: /^device\.prov\.serverName$/,
  innovaphone: /^\/url$/,
  yealink: /^static\.(?:auto_provision\.server|trusted_certificates|server_certificates)\.url$/,
  snom: /^setting_server$/,
  grandstream: /^(?:P237|prov_url)$/,
};
/** Commands whose URL has no option before it. */
const UPDATE = /^[ \t]*mod[ \t]+cmd[ \t]+UP\d+[ \t]+(?:prot|boot|scfg)[ \t]+(\S+)/gm;
const HOST = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?\[?((?<=\[)[0-9a-f:.]+|[^[\]/:?#\s&;{}$%<>]+)/i;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** In the order of the text; names that only a template knows are left out. */
export function serverNamesIn(config: PhoneConfig): readonly ServerName[] {
  const wanted = ITEMS[config.dialect.id];
  const spans = config.items
    .filter((item) => wanted?.test(item.name) === true && knownValue(config, item) !== undefined)
    .map(({ valueSpan }) => valueSpan);
  if (config.kind === 'script') {
    for (const { 0: command, 1: url = '', index } of config.text.matchAll(UPDATE)) {
      const end = index + command.length;
      spans.push({ start: end - url.length, end });
    }
  }
  return spans
    .flatMap((span) => hostIn(config.text, span) ?? [])
    .sort((one, other) => one.span.start - other.span.start);
}

export function serverNameAt(config: PhoneConfig, offset: number): ServerName | undefined {
  return serverNamesIn(config).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Case does not matter in names of hosts. */
export function isSameServer(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What may stand wherever the name of a server stands: a DNS name or an IPv4 address. */
export function isServerName(text: string): boolean {
  return HOST_NAME.test(text);
}

function hostIn(text: string, { start, end }: Span): ServerName | undefined {
  const value = text.slice(start, end);
  const match = HOST.exec(value);
  const name = match?.[1];
  if (match === null || name === undefined || value.startsWith('://', match[0].length)) {
    return undefined;
  }
  const at = start + match[0].length - name.length;
  return { name, span: { start: at, end: at + name.length } };
}
