/** Where phones are sent by DHCP: a URL, taken apart and checked. */
import { readIpAddress } from '../../chain/readIpAddress';
import { type DhcpRefusal, refuse } from './dhcpPlan';

export interface ServerAddress {
  readonly kind: 'address';
  /** In lower case; empty where none was written. */
  readonly scheme: string;
  readonly host: string;
  readonly port: number | undefined;
  /** With the slash before it; empty where there is none. */
  readonly path: string;
  /** As it was written, without blanks around it. */
  readonly text: string;
}

/** RFC 3986 §2, without the quote that would end the texts of the servers' configurations. */
const ALLOWED = /^[A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=%]+$/;
const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?([^/?#]*)(.*)$/;
const HOST = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(\d{1,5}))?$/;

export function readServerAddress(written: string): ServerAddress | DhcpRefusal {
  const text = written.trim();
  if (text === '') {
    return refuse('there is no address. Write the URL of the server that the phones get their files from.');
  }
  if (!ALLOWED.test(text)) {
    return refuse(
      'the address has characters that no URL has, such as blanks, quotes or letters with accents. Write them percent-encoded.',
    );
  }
  const [, scheme = '', authority = '', path = ''] = PARTS.exec(text) ?? [];
  if (authority.includes('@')) {
    return refuse(
      'the address holds an account, and DHCP tells it to everybody who asks. Leave the account out, and set it in the phones.',
    );
  }
  const [, host, digits] = HOST.exec(authority) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || (port !== undefined && (port < 1 || port > 65_535))) {
    return refuse('the address names no host. Write it like https://prov.example.com:443.');
  }
  return { kind: 'address', scheme: scheme.toLowerCase(), host, port, path, text };
}

export function isIpv4({ host }: ServerAddress): boolean {
  return readIpAddress(host)?.length === 4;
}
