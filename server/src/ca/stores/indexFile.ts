/** index.txt of `openssl ca` (openssl-ca(1)): one line of six columns, with tabs between them, a certificate. */
import { safeText } from '../../core/asn1/safeText';
import { attributeShortName, oidName } from '../../core/der/oids';
import { readDer } from '../../core/der/readDer';
import { toUtf8 } from '../../core/der/strings';
import { contentOf } from '../../core/der/values';
import { certificateTime } from '../../core/der/writeDer';
import type { Certificate } from '../../core/x509/certificate';
import type { Name } from '../../core/x509/name';
import { CaError } from '../caError';
import { textOf } from './textOf';

export interface IndexRow {
  /** Valid, revoked, expired. */
  readonly status: 'V' | 'R' | 'E';
  /** As in certificates: two or four digits for the year. */
  readonly expires: string;
  /** Time and, behind a comma, the reason. */
  readonly revoked: string;
  /** Hexadecimal, an even number of capital digits. */
  readonly serial: string;
  readonly file: string;
  readonly subject: string;
}

/** Refuses a file that has lines of another form: what is unclear here decides which serial numbers are free. */
export function readIndex(octets: Uint8Array | undefined, where: string): readonly IndexRow[] {
  const rows: IndexRow[] = [];
  const lines = octets === undefined ? [] : textOf(octets).split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) {
      continue;
    }
    const columns = line.split(/(?<!\\)\t/);
    const [status, expires = '', revoked = '', serial = '', file = '', subject = ''] = columns;
    const isGood =
      columns.length === 6 &&
      (status === 'V' || status === 'R' || status === 'E') &&
      /^(\d{12}|\d{14})Z$/.test(expires) &&
      /^-?([0-9A-Fa-f]{2})+$/.test(serial);
    if (!isGood) {
      throw new CaError(
        `Nothing was issued: line ${at + 1} of ${where} is damaged, so the serial numbers in use are not known. Restore the file from a backup (${where}.old), or correct the line.`,
      );
    }
    rows.push({ status, expires, revoked, serial: serial.toUpperCase(), file, subject });
  }
  return rows;
}

export function rowOf(certificate: Certificate, serial: string): IndexRow {
  const { validity, subject } = certificate;
  const time = certificateTime(validity?.notAfter?.instant ?? 0);
  const { root } = readDer(time);
  return {
    status: 'V',
    expires: root === undefined ? '' : textOf(contentOf(root)),
    revoked: '',
    serial,
    file: 'unknown',
    subject: subject === undefined ? '/' : toSlashes(subject),
  };
}

export function rowText({ status, expires, revoked, serial, file, subject }: IndexRow): string {
  return `${[status, expires, revoked, serial, file, subject].map((column) => column.replaceAll('\t', '\\\t')).join('\t')}\n`;
}

/**
 * The text with the columns of one certificate changed, and every other octet as it was. `serial` is in capital
 * digits; the text stays as it is where no line has it.
 */
export function reviseRow(
  text: string,
  serial: string,
  revise: (row: Pick<IndexRow, 'status' | 'revoked'>) => Pick<IndexRow, 'status' | 'revoked'>,
): string {
  return text
    .split('\n')
    .map((line) => {
      const columns = line.split(/(?<!\\)\t/);
      if (columns.length !== 6 || columns[3]?.toUpperCase() !== serial || line.startsWith('#')) {
        return line;
      }
      const { status, revoked } = revise({
        status: columns[0] as IndexRow['status'],
        revoked: columns[2] ?? '',
      });
      return [status, columns[1], revoked, ...columns.slice(3)].join('\t');
    })
    .join('\n');
}

/** The form of X509_NAME_oneline: `/C=US/CN=host`, octets beyond printable ASCII as `\xC3`. */
export function toSlashes(name: Name): string {
  return name.rdns
    .flat()
    .map(({ type, valueNode }) => {
      const label = LONG_LABELS.get(type) ?? attributeShortName(type) ?? oidName(type) ?? type;
      const octets = valueNode === undefined ? [] : [...contentOf(valueNode)];
      return `/${label}=${octets.map(visibleOctet).join('')}`;
    })
    .join('');
}

/** The way back, for people: `C=US, CN=host`, and of it the common name where there is one. */
export function subjectOfSlashes(text: string): { readonly title: string; readonly subject: string } {
  const octets: number[] = [];
  for (const [part, hex] of text.matchAll(/\\x([0-9A-Fa-f]{2})|[\s\S]/gu)) {
    octets.push(...(hex === undefined ? toUtf8(part) : [Number.parseInt(hex, 16)]));
  }
  const readable = safeText(textOf(Uint8Array.from(octets)));
  // A slash begins a part only where a label follows.
  const parts = readable.split(/\/(?=[A-Za-z][A-Za-z0-9.]*=)/).filter((part) => part !== '');
  const subject = parts.join(', ');
  return { title: parts.findLast((part) => part.startsWith('CN='))?.slice(3) ?? subject, subject };
}

const LONG_LABELS: ReadonlyMap<string, string> = new Map([['1.2.840.113549.1.9.1', 'emailAddress']]);

function visibleOctet(octet: number): string {
  return octet >= 0x20 && octet < 0x7f
    ? String.fromCharCode(octet)
    : `\\x${octet.toString(16).toUpperCase().padStart(2, '0')}`;
}
