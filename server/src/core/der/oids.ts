/** Names of object identifiers: those of the standards that define them, without the `id-` of their modules. */
import { algorithmArcs } from './oidTables/algorithmArcs';
import type { Arc } from './oidTables/arc';
import { curveArcs } from './oidTables/curveArcs';
import { pkcsArcs } from './oidTables/pkcsArcs';
import { pkixArcs } from './oidTables/pkixArcs';
import { policyArcs } from './oidTables/policyArcs';
import { vendorArcs } from './oidTables/vendorArcs';
import { x500Arcs } from './oidTables/x500Arcs';

const TABLES: readonly (readonly Arc[])[] = [
  x500Arcs,
  pkixArcs,
  pkcsArcs,
  algorithmArcs,
  curveArcs,
  vendorArcs,
  policyArcs,
];

let names: ReadonlyMap<string, string> | undefined;

/** All names, in the order of the tables. */
export function oidNames(): ReadonlyMap<string, string> {
  names ??= readTables();
  return names;
}

function readTables(): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const table of TABLES) {
    for (const [prefix, text] of table) {
      const words = text.split(/\s+/);
      for (let at = 0; at + 1 < words.length; at += 2) {
        read.set(`${prefix}.${words[at]}`, words[at + 1] as string);
      }
    }
  }
  return read;
}

/** The field's usual name of an object identifier: 'commonName', 'sha256WithRSAEncryption', 'prime256v1'. */
export function oidName(oid: string): string | undefined {
  return oidNames().get(oid);
}

/** Short names of RFC 4514 §3, and those OpenSSL prints; all other attribute types go by their full names. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.42', 'GN'],
  ['2.5.4.98', 'c3'],
  ['2.5.4.99', 'n3'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.3', 'mail'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['0.9.2342.19200300.100.1.44', 'uid'],
  ['1.3.6.1.4.1.311.60.2.1.1', 'jurisdictionL'],
  ['1.3.6.1.4.1.311.60.2.1.2', 'jurisdictionST'],
  ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionC'],
]);

/** Arcs of attribute types: X.520, COSINE, PKCS #9, personal data of PKIX, inetOrgPerson, TCG, Russia. */
const ATTRIBUTE_ARC =
  /^(?:2\.5\.4|0\.9\.2342\.19200300\.100\.1|1\.2\.840\.113549\.1\.9|1\.3\.6\.1\.5\.5\.7\.9|2\.16\.840\.1\.113730\.3\.1|2\.23\.133\.2|1\.2\.643\.(?:100|3\.131\.1))\.\d+$/;

/** What stands before the `=` in a distinguished name: 'CN', 'emailAddress', 'serialNumber'. */
export function attributeShortName(oid: string): string | undefined {
  return SHORT_NAMES.get(oid) ?? (ATTRIBUTE_ARC.test(oid) ? oidName(oid) : undefined);
}
