/** What the columns of a table of devices mean, by their headings. */
import type { NameType } from '../../core/caProtocol';
import type { CsvRow } from '../../core/csv/readCsv';
import { readMac } from '../../core/phone/macAddress';
import { CaError } from '../caError';

export type ColumnMeaning =
  | { readonly kind: 'mac' | 'name' | 'file' | 'lifetime' | 'profile' | 'key' }
  /** `prefix` goes before each name of the cell. */
  | { readonly kind: 'altNames'; readonly prefix: string }
  | { readonly kind: 'subject'; readonly type: NameType }
  /** Never read: pass phrases do not stand in tables. */
  | { readonly kind: 'secret' }
  /** For templates. */
  | { readonly kind: 'other' };

export interface Column {
  /** As written. */
  readonly heading: string;
  /** Small letters and digits: what a template calls it. */
  readonly id: string;
  readonly meaning: ColumnMeaning;
}

const altNames = (prefix: string): ColumnMeaning => ({ kind: 'altNames', prefix });
const subject = (type: NameType): ColumnMeaning => ({ kind: 'subject', type });

/** By meaning, every heading that people write; small letters and digits only. */
const HEADINGS: readonly (readonly [ColumnMeaning, string])[] = [
  [
    { kind: 'mac' },
    'mac macaddress macaddr macid ethernet ethernetaddress ethernetmac hardwareaddress hwaddress hwaddr physicaladdress deviceid',
  ],
  [{ kind: 'name' }, 'name cn commonname subjectcn hostname host fqdn device devicename phone phonename'],
  [
    altNames(''),
    'san sans names altname altnames alternativename alternativenames subjectaltname subjectaltnames subjectalternativename subjectalternativenames',
  ],
  [altNames('DNS:'), 'dns dnsname dnsnames'],
  [altNames('IP:'), 'ip ips ipaddress ipaddresses ipv4 ipv6 ipv4address ipv6address'],
  [altNames('URI:'), 'uri url sipuri'],
  [subject('C'), 'c country countrycode'],
  [subject('ST'), 'st state province stateorprovince stateorprovincename'],
  [subject('L'), 'l locality city town location'],
  [subject('O'), 'o org organization organisation organizationname company'],
  [subject('OU'), 'ou orgunit organizationalunit organisationalunit organizationalunitname department unit'],
  [subject('emailAddress'), 'email emailaddress mail'],
  [subject('serialNumber'), 'serial serialno serialnumber sn deviceserial deviceserialnumber'],
  [subject('DC'), 'dc domaincomponent'],
  [subject('UID'), 'uid userid useridentifier'],
  [{ kind: 'file' }, 'file filename files output outputfile'],
  [{ kind: 'lifetime' }, 'days validity validfor validdays validitydays lifetime'],
  [{ kind: 'profile' }, 'profile'],
  [{ kind: 'key' }, 'keytype keyalgorithm keykind'],
];

const BY_ID: ReadonlyMap<string, ColumnMeaning> = new Map(
  HEADINGS.flatMap(([meaning, ids]) => ids.split(' ').map((id) => [id, meaning] as const)),
);
const SECRET = /pass|pwd|secret|psk|^pin$|pincode|kennwort|privatekey|^key$/;
/** What can stand in one column only. */
const SINGLE: ReadonlySet<string> = new Set(['mac', 'name', 'file', 'lifetime', 'profile', 'key']);

export interface Header {
  readonly columns: readonly Column[];
  /** False where the first row is one of devices already. */
  readonly isRow: boolean;
}

/** The columns by the first row; by what stands in the rows where that row holds devices already. */
export function readHeader(rows: readonly CsvRow[], where: string): Header {
  const first = rows[0]?.cells ?? [];
  const columns = first.map(({ text }) => columnOf(text.trim()));
  const isKnown = columns.some(({ meaning }) => meaning.kind === 'mac' || meaning.kind === 'name');
  if (isKnown) {
    checkSingle(columns, where);
    return { columns, isRow: true };
  }
  const at = first.findIndex((_cell, column) => isMacColumn(rows, column));
  if (at < 0) {
    throw new CaError(
      `Nothing was issued: the first line of ${where} names no column that tells devices apart. Begin it with a line of headings, such as: mac,name,names,file,days`,
    );
  }
  const numbered = first.map((_cell, column): Column => {
    const id = `column${column + 1}`;
    return column === at
      ? { heading: 'mac', id: 'mac', meaning: { kind: 'mac' } }
      : { heading: id, id, meaning: { kind: 'other' } };
  });
  return { columns: numbered, isRow: false };
}

function columnOf(heading: string): Column {
  const id = idOf(heading);
  const meaning = BY_ID.get(id) ?? { kind: SECRET.test(id) ? 'secret' : 'other' };
  return { heading, id, meaning };
}

/** A heading as templates write it: `MAC Address` is `macaddress`. */
export function idOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function checkSingle(columns: readonly Column[], where: string): void {
  for (const kind of SINGLE) {
    const same = columns.filter(({ meaning }) => meaning.kind === kind);
    if (same.length > 1) {
      const names = same.map(({ heading }) => `"${heading}"`).join(' and ');
      throw new CaError(
        `Nothing was issued: ${names} of ${where} mean the same (${kind}). Rename or remove one of these columns.`,
      );
    }
  }
}

function isMacColumn(rows: readonly CsvRow[], column: number): boolean {
  return rows.length > 0 && rows.every(({ cells }) => readMac(cells[column]?.text ?? '').kind === 'mac');
}
