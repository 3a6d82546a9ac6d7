/** Keys and parameters in words. Of a private component: name and length, nothing else, at any depth. */

import { safeText } from '../asn1/safeText';
import { contentOf, isUniversal, readInteger, Tag } from '../der/values';
import type { DomainParameters } from '../pkcs/domainParameters';
import type { EncryptedPrivateKey } from '../pkcs/encryptedPrivateKey';
import type { KeyComponent } from '../pkcs/keyParts';
import type { OpenSshKey } from '../pkcs/openSshKey';
import type { PrivateKey } from '../pkcs/privateKey';
import type { PublicKey } from '../pkcs/publicKey';
import { curveText, keyFact, publicKeyText } from './algorithmText';
import { asn1Lines } from './asn1Lines';
import { attributeLines } from './attributeText';
import { counted } from './dates';
import type { Depth, Description, DescriptionRow, DescriptionSection } from './description';
import { encryptionRows, encryptionText } from './encryptionText';
import { hexLines } from './hexText';
import { publicKeyRows } from './publicKeyRows';
import { linesRow, octetsRow, problemSection, row } from './rows';

const FORMATS: Readonly<Record<PrivateKey['format'], string>> = {
  pkcs1: 'PKCS #1',
  sec1: 'SEC 1',
  dsa: 'OpenSSL DSA',
  pkcs8: 'PKCS #8',
};

const PUBLIC_FORMATS: Readonly<Record<PublicKey['format'], string>> = {
  spki: 'SubjectPublicKeyInfo',
  pkcs1: 'PKCS #1',
  dsa: 'OpenSSL DSA',
};

export function describePrivateKey(key: PrivateKey, depth: Depth): Description {
  const { curve, explicitCurve, components, attributes, bits, algorithmName, version } = key;
  const rows: DescriptionRow[] = [
    row('Kind', bits === undefined ? algorithmName : `${algorithmName}, ${bits} bits`, { node: key.node }),
    ...(curve === undefined ? [] : [row('Curve', curveText(curve))]),
    ...(explicitCurve === undefined
      ? []
      : [linesRow('Curve', asn1Lines(explicitCurve), { node: explicitCurve })]),
    row('Format', `${FORMATS[key.format]}${version === undefined ? '' : `, version ${version}`}`, {
      note: 'not encrypted',
      severity: 'warn',
    }),
  ];
  const isWhole = key.problems.length === 0 && key.document.problems.length === 0;
  const parameters = depth === 'full' && isWhole ? key.algorithm?.parameters : undefined;
  if (isUniversal(parameters, Tag.sequence) && parameters !== explicitCurve) {
    rows.push(linesRow('Parameters', asn1Lines(parameters), { node: parameters }));
  }
  const parts = components.map((part) => (isWhole ? componentRow(part, depth) : brokenKeyRow(part)));
  return {
    title: `${keyFact(key)} private key`,
    kindName: 'private key',
    facts: ['private key', keyFact(key), 'not encrypted'],
    sections: withoutEmpty([
      { title: '', rows },
      { title: 'Components', rows: parts },
      {
        title: 'Attributes',
        rows: attributes.map((attribute) => linesRow(attribute.name, attributeLines(attribute))),
      },
      problemSection(key.problems),
    ]),
  };
}

/** Octets of a number that is better shown in decimal. */
const MAX_DECIMAL_OCTETS = 8;

function componentRow({ name, node, length, isPrivate }: KeyComponent, depth: Depth): DescriptionRow {
  if (isPrivate) {
    return row(name, counted(length, 'octet'), { note: 'not shown', node });
  }
  if (isUniversal(node, Tag.integer) && length <= MAX_DECIMAL_OCTETS) {
    return row(name, `${readInteger(node)}`, { node });
  }
  return depth === 'full'
    ? octetsRow(name, contentOf(node), hexLines)
    : row(name, counted(length, 'octet'), { node });
}

/** Where octets got lost, a public component reaches into the private ones that followed it. */
function brokenKeyRow({ name, node, length, isPrivate }: KeyComponent): DescriptionRow {
  const note = isPrivate ? 'not shown' : 'not shown, the key is broken';
  return row(name, counted(length, 'octet'), { note, node });
}

export function describeEncryptedKey(key: EncryptedPrivateKey): Description {
  const { encryption, algorithmName, ciphertext } = key;
  const name =
    algorithmName === undefined
      ? 'encrypted private key'
      : `encrypted ${safeText(algorithmName)} private key`;
  return {
    title: name,
    kindName: 'encrypted private key',
    facts: [name, encryptionText(encryption)],
    sections: withoutEmpty([
      {
        title: '',
        rows: [
          row('Format', key.format === 'pkcs8' ? 'PKCS #8' : 'PEM encryption, as OpenSSL wrote it until 1.0'),
          ...encryptionRows(encryption),
          row('Ciphertext', `${ciphertext.end - ciphertext.start} octets`),
        ],
      },
      problemSection(key.problems),
    ]),
  };
}

export function describePublicKey(object: PublicKey, depth: Depth): Description {
  const { publicKey, format } = object;
  const title = `${keyFact(publicKey)} public key`;
  return {
    title,
    kindName: 'public key',
    facts: ['public key', keyFact(publicKey)],
    sections: withoutEmpty([
      {
        title: '',
        rows:
          depth === 'full' && format !== 'dsa'
            ? [...publicKeyRows(publicKey), row('Format', PUBLIC_FORMATS[format])]
            : [
                row('Key', publicKeyText(publicKey), { node: publicKey?.node }),
                row('Format', PUBLIC_FORMATS[format]),
                ...(depth === 'full' ? [linesRow('Structure', asn1Lines(object.node))] : []),
              ],
      },
      problemSection(object.problems),
    ]),
  };
}

export function describeParameters(object: DomainParameters, depth: Depth): Description {
  const { algorithmName, bits, curve, components, explicitCurve } = object;
  const what = curve === undefined ? `${bits ?? '?'} bits` : curveText(curve);
  const rows: DescriptionRow[] = [row(curve === undefined ? 'Size' : 'Curve', what, { node: object.node })];
  if (explicitCurve !== undefined) {
    rows.push(row('Curve', 'spelled out'));
  }
  return {
    title: `${algorithmName} parameters, ${what}`,
    kindName: `${algorithmName} parameters`,
    facts: [`${algorithmName} parameters`, what],
    sections: withoutEmpty([
      { title: '', rows },
      {
        title: 'Parameters',
        rows: components.map(({ name, node }) =>
          depth === 'full'
            ? linesRow(name, asn1Lines(node), { node })
            : row(name, `${node.contentEnd - node.contentStart} octets`, { node }),
        ),
      },
      problemSection(object.problems),
    ]),
  };
}

export function describeOpenSshKey(key: OpenSshKey): Description {
  const { cipher, kdf, rounds, publicKeys, privateSpan } = key;
  const types = publicKeys.map(({ type, bits }) => safeText(bits === undefined ? type : `${type} ${bits}`));
  const isEncrypted = cipher !== undefined && cipher !== 'none';
  return {
    title: 'OpenSSH private key',
    kindName: 'OpenSSH private key',
    facts: [
      'OpenSSH private key',
      ...types,
      isEncrypted ? `encrypted, ${safeText(cipher)}` : 'not encrypted',
    ],
    sections: withoutEmpty([
      {
        title: '',
        rows: [
          row('Key', types.join(', ') || 'unreadable'),
          row('Cipher', safeText(cipher ?? 'unreadable')),
          row('Key derivation', safeText(kdf ?? 'unreadable'), {
            note: rounds === undefined ? undefined : counted(rounds, 'round'),
          }),
          row(
            'Private part',
            privateSpan === undefined ? 'unreadable' : `${privateSpan.end - privateSpan.start} octets`,
            {
              note: 'not shown',
            },
          ),
        ],
      },
      problemSection(key.problems),
    ]),
  };
}

function withoutEmpty(sections: readonly DescriptionSection[]): readonly DescriptionSection[] {
  return sections.filter(({ rows }) => rows.length > 0);
}
