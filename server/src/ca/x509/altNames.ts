/** Subject alternative names (RFC 5280 §4.2.1.6) as people write them: `DNS:host`, `IP:192.0.2.1`, `email:…`, `URI:…`, or without the word. */
import { toUtf8 } from '../../core/der/strings';
import { implicit } from '../../core/der/writeDer';
import type { GeneralName } from '../../core/x509/generalName';
import { ipAddressText } from '../../core/x509/ipAddress';
import { toAsciiDomain } from './domainName';

export interface AltName {
  readonly kind: 'DNS' | 'IP' | 'email' | 'URI';
  /** As it goes into the certificate: an A-label, an address in its shortest form. */
  readonly value: string;
  /** What was given, where that is written otherwise. */
  readonly given: string | undefined;
  readonly octets: Uint8Array;
}

const TAGS = { email: 1, DNS: 2, URI: 6, IP: 7 } as const;

/** `undefined` where the text is no name of any of the kinds. */
export function readAltName(text: string): AltName | undefined {
  const match = /^\s*(DNS|IP|IP Address|email|URI)\s*:\s*(\S.*?)\s*$/i.exec(text);
  if (match === null) {
    const bare = text.trim();
    const kind = kindOf(bare);
    return bare === '' ? undefined : make(kind, bare);
  }
  const [, word = '', value = ''] = match;
  switch (word.toLowerCase()) {
    case 'dns':
      return make('DNS', value);
    case 'email':
      return make('email', value);
    case 'uri':
      return make('URI', value);
    default:
      return make('IP', value);
  }
}

function kindOf(text: string): AltName['kind'] {
  if (toIpOctets(text) !== undefined) {
    return 'IP';
  }
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? 'URI' : text.includes('@') ? 'email' : 'DNS';
}

function make(kind: AltName['kind'], given: string): AltName | undefined {
  const value = canonical(kind, given);
  if (value === undefined) {
    return undefined;
  }
  const octets = kind === 'IP' ? (toIpOctets(value) as Uint8Array) : toUtf8(value);
  return { kind, value, given: value === given ? undefined : given, octets };
}

function canonical(kind: AltName['kind'], given: string): string | undefined {
  switch (kind) {
    case 'DNS':
      return toAsciiDomain(given);
    case 'IP': {
      const octets = toIpOctets(given);
      return octets && ipAddressText(octets);
    }
    case 'email': {
      const [, local, host = ''] = /^([\x21-\x3f\x41-\x7e]+)@(.+)$/.exec(given) ?? [];
      const domain = toAsciiDomain(host);
      return local === undefined || domain === undefined ? undefined : `${local}@${domain}`;
    }
    case 'URI':
      return /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(given) ? given : undefined;
  }
}

/** Octets of an IPv4 or IPv6 address. */
function toIpOctets(text: string): Uint8Array | undefined {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (four !== null) {
    const octets = four.slice(1).map(Number);
    return octets.every((octet) => octet < 256) ? Uint8Array.from(octets) : undefined;
  }
  return /^[0-9a-f:.]+$/i.test(text) && text.includes(':') ? toIpv6Octets(text) : undefined;
}

function toIpv6Octets(text: string): Uint8Array | undefined {
  const tail = /:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tailOctets = tail === null ? undefined : toIpOctets(tail[1] as string);
  if (tail !== null && tailOctets === undefined) {
    return undefined;
  }
  const [high = 0, low = 0] = [0, 2].map(
    (at) => ((tailOctets?.[at] ?? 0) << 8) | (tailOctets?.[at + 1] ?? 0),
  );
  const hex =
    tail === null ? text : `${text.slice(0, tail.index + 1)}${high.toString(16)}:${low.toString(16)}`;
  const sides = hex.split('::');
  const groupsOf = (side: string | undefined) => (side ? side.split(':') : []);
  const left = groupsOf(sides[0]);
  const right = groupsOf(sides[1]);
  const missing = 8 - left.length - right.length;
  if (sides.length > 2 || (sides.length === 2 ? missing < 1 : missing !== 0)) {
    return undefined;
  }
  const groups = [...left, ...new Array<string>(sides.length === 2 ? missing : 0).fill('0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  return Uint8Array.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]),
  );
}

/** `DNS:host` */
export function altNameText({ kind, value }: Pick<AltName, 'kind' | 'value'>): string {
  return `${kind}:${value}`;
}

export function writeAltName({ kind, octets }: AltName): Uint8Array {
  return implicit(TAGS[kind], octets);
}

/** The names of a request in the same words; `undefined` for the forms that the CA does not issue. */
export function altNameOf(name: GeneralName): AltName | undefined {
  switch (name.kind) {
    case 'dNSName':
      return make('DNS', name.text?.text ?? '');
    case 'rfc822Name':
      return make('email', name.text?.text ?? '');
    case 'uniformResourceIdentifier':
      return make('URI', name.text?.text ?? '');
    case 'iPAddress':
      return make('IP', name.address ?? '');
    default:
      return undefined;
  }
}
