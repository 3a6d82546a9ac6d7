/** PKCS #12 files in words, as far as they speak without the password. */
import { safeText } from '../asn1/safeText';
import { contentOf } from '../der/values';
import type { Pkcs12, SafeContents } from '../pkcs/pkcs12';
import type { Pkcs12Mac } from '../pkcs/pkcs12Mac';
import type { SafeBag } from '../pkcs/safeBag';
import type { Certificate } from '../x509/certificate';
import { keyFact } from './algorithmText';
import { attributeLines } from './attributeText';
import { counted } from './dates';
import { describeCertificate } from './describeCertificate';
import { certificateSections } from './describeCms';
import { describeCrl } from './describeCrl';
import type { Depth, DescribeOptions, Description, DescriptionRow, DescriptionSection } from './description';
import { derivationText, encryptionText } from './encryptionText';
import { colonHex } from './hexText';
import { withOid } from './oidText';
import { line, type OutlineLine } from './outlineLine';
import { linesRow, problemSection, row } from './rows';

export function describePkcs12(pkcs12: Pkcs12, options: DescribeOptions, depth: Depth): Description {
  const { safes, mac, version, versionNode, integrity } = pkcs12;
  const encrypted = safes.filter(({ isEncrypted }) => isEncrypted).length;
  const bags = safes.flatMap((safe) => safe.bags);
  const rows: DescriptionRow[] = [
    row('Version', `${version ?? 'unreadable'}`, { node: versionNode }),
    row('Integrity', INTEGRITY[integrity], { severity: integrity === 'none' ? 'warn' : 'ok' }),
    ...(mac === undefined ? [] : macRows(mac)),
  ];
  const sections: DescriptionSection[] = [
    { title: '', rows },
    ...safes.map((safe, at) => ({ title: `Part ${at + 1}`, rows: safeRows(safe, options) })),
    ...(depth === 'full' ? certificateSections(certificatesOf(bags), options, depth) : []),
    problemSection(pkcs12.problems, depth === 'full' ? Number.POSITIVE_INFINITY : undefined),
  ];
  return {
    title: titleOf(bags) ?? 'PKCS #12',
    kindName: 'PKCS #12 file',
    facts: [
      'PKCS #12',
      ...(bags.length > 0 ? [`${counted(bags.length, 'bag')} readable`] : []),
      ...(encrypted > 0 ? [`${counted(encrypted, 'part')} encrypted`] : []),
      mac === undefined ? 'no MAC' : `MAC ${mac.algorithmName}, ${counted(mac.iterations ?? 0, 'iteration')}`,
    ],
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

function certificatesOf(bags: readonly SafeBag[]): readonly Certificate[] {
  return bags.flatMap(({ content }) => {
    switch (content.kind) {
      case 'certificate':
        return content.certificate;
      case 'safeContents':
        return certificatesOf(content.bags);
      default:
        return [];
    }
  });
}

const INTEGRITY: Readonly<Record<Pkcs12['integrity'], string>> = {
  password: 'password (MAC)',
  signature: 'signature',
  none: 'none',
};

function titleOf(bags: readonly SafeBag[]): string | undefined {
  const name = bags.find(
    ({ friendlyName }) => friendlyName !== undefined && friendlyName !== '',
  )?.friendlyName;
  return name === undefined ? undefined : safeText(name);
}

function macRows(mac: Pkcs12Mac): readonly DescriptionRow[] {
  const { algorithmName, isPbmac1, derivation, iterations, iterationsNode, saltLength, digestLength } = mac;
  return [
    row('MAC', isPbmac1 ? `PBMAC1, ${algorithmName}` : algorithmName, {
      node: mac.node,
      note: digestLength === undefined ? undefined : `${digestLength} octets`,
    }),
    ...(derivation === undefined ? [] : [row('MAC key derivation', derivationText(derivation))]),
    row('MAC iterations', `${iterations ?? 'unreadable'}`, { node: iterationsNode }),
    row('MAC salt', saltLength === undefined ? 'unreadable' : `${saltLength} octets`),
  ];
}

function safeRows(safe: SafeContents, options: DescribeOptions): readonly DescriptionRow[] {
  if (safe.isEncrypted) {
    return [
      row('Encrypted', encryptionText(safe.encryption), {
        node: safe.node,
        note: safe.encryptedLength === undefined ? undefined : `${safe.encryptedLength} octets`,
      }),
    ];
  }
  return [row('Encrypted', 'no', { node: safe.node }), ...safe.bags.map((bag) => bagRow(bag, options))];
}

function bagRow(bag: SafeBag, options: DescribeOptions): DescriptionRow {
  const [label, text] = bagText(bag, options);
  const lines: OutlineLine[] = [line(text)];
  if (bag.friendlyName !== undefined) {
    lines.push(line(`friendly name ${safeText(bag.friendlyName)}`));
  }
  if (bag.localKeyId !== undefined) {
    lines.push(line(`local key id ${colonHex(contentOf(bag.localKeyId))}`));
  }
  for (const attribute of bag.attributes) {
    if (!NAMED_ATTRIBUTES.has(attribute.oid)) {
      lines.push(...attributeLines(attribute));
    }
  }
  return linesRow(label, lines, { node: bag.node });
}

/** friendlyName and localKeyID. */
const NAMED_ATTRIBUTES: ReadonlySet<string> = new Set(['1.2.840.113549.1.9.20', '1.2.840.113549.1.9.21']);

function bagText(bag: SafeBag, options: DescribeOptions): readonly [label: string, text: string] {
  const { content } = bag;
  switch (content.kind) {
    case 'certificate':
      return ['Certificate', describeCertificate(content.certificate, options, 'summary').facts.join(', ')];
    case 'crl':
      return ['CRL', describeCrl(content.crl, options, 'summary').facts.join(', ')];
    case 'key':
      return ['Private key', `${keyFact(content.key)}, not encrypted`];
    case 'shroudedKey':
      return ['Private key', `encrypted, ${encryptionText(content.key.encryption)}`];
    case 'secret':
      return ['Secret', content.typeId === undefined ? 'of unreadable type' : withOid(content.typeId)];
    case 'safeContents':
      return ['Bags', content.bags.map((inner) => bagText(inner, options).join(': ')).join('; ')];
    case 'other':
      return ['Bag', bag.bagId === '' ? 'unreadable' : withOid(bag.bagId)];
  }
}
