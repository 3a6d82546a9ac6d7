/** Names of tags as people write them (X.680 §8.6). */
import type { DerNode } from './readDer';

const UNIVERSAL: readonly (string | undefined)[] = [
  'end-of-contents',
  'BOOLEAN',
  'INTEGER',
  'BIT STRING',
  'OCTET STRING',
  'NULL',
  'OBJECT IDENTIFIER',
  'ObjectDescriptor',
  'EXTERNAL',
  'REAL',
  'ENUMERATED',
  'EMBEDDED PDV',
  'UTF8String',
  'RELATIVE-OID',
  'TIME',
  undefined,
  'SEQUENCE',
  'SET',
  'NumericString',
  'PrintableString',
  'TeletexString',
  'VideotexString',
  'IA5String',
  'UTCTime',
  'GeneralizedTime',
  'GraphicString',
  'VisibleString',
  'GeneralString',
  'UniversalString',
  'CHARACTER STRING',
  'BMPString',
  'DATE',
  'TIME-OF-DAY',
  'DATE-TIME',
  'DURATION',
  'OID-IRI',
  'RELATIVE-OID-IRI',
];

/** 'SEQUENCE', 'INTEGER', '[0]', '[APPLICATION 3]', '[UNIVERSAL 15]'. */
export function tagName(node: DerNode): string {
  switch (node.tagClass) {
    case 'universal':
      return UNIVERSAL[node.tag] ?? `[UNIVERSAL ${node.tag}]`;
    case 'context':
      return `[${node.tag}]`;
    case 'application':
      return `[APPLICATION ${node.tag}]`;
    case 'private':
      return `[PRIVATE ${node.tag}]`;
  }
}
