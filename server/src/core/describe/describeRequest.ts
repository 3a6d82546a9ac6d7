/** A certification request in words. */
import { safeText } from '../asn1/safeText';
import type { CertificateRequest } from '../x509/certificateRequest';
import { findExtensionValue } from '../x509/extension';
import type { RequestAttribute } from '../x509/requestAttribute';
import { keyFact, publicKeyText, signatureAlgorithmText } from './algorithmText';
import { asn1Lines } from './asn1Lines';
import { attributeLines } from './attributeText';
import { counted } from './dates';
import { nameText, nameTitle } from './describeName';
import type { Depth, Description, DescriptionRow, DescriptionSection } from './description';
import { extensionRows } from './extensionRows';
import { generalNameText, shown } from './generalNameText';
import { bitsOf, hexLines } from './hexText';
import { publicKeyRows } from './publicKeyRows';
import { linesRow, octetsRow, problemSection, row } from './rows';

export function describeRequest(request: CertificateRequest, depth: Depth): Description {
  const { subject, publicKey, attributes, extensions, version, signatureAlgorithm, signatureValue } = request;
  const names = findExtensionValue(extensions, 'subjectAltName')?.names ?? [];
  const title = nameTitle(subject) ?? (names[0] === undefined ? 'empty subject' : generalNameText(names[0]));
  const rows: DescriptionRow[] = [
    row('Subject', nameText(subject), { node: subject?.node }),
    row('Key', publicKeyText(publicKey), { node: publicKey?.node }),
    row('Signature', signatureAlgorithmText(signatureAlgorithm), { node: signatureAlgorithm?.node }),
  ];
  if (depth === 'full' || version !== 1) {
    rows.unshift(row('Version', `${version ?? 'unreadable'}`, { node: request.versionNode }));
  }
  const sections: DescriptionSection[] = [
    { title: '', rows },
    { title: 'Requested extensions', rows: extensionRows(extensions) },
    { title: 'Attributes', rows: attributes.flatMap(attributeRows) },
  ];
  if (depth === 'full') {
    sections.push({ title: 'Public key', rows: publicKeyRows(publicKey) });
    if (signatureValue !== undefined) {
      sections.push({ title: 'Signature', rows: [octetsRow('Value', bitsOf(signatureValue), hexLines)] });
    }
  }
  sections.push(problemSection(request.problems, depth === 'full' ? Number.POSITIVE_INFINITY : undefined));
  return {
    title,
    kindName: 'certificate request',
    facts: [
      title,
      'request',
      keyFact(publicKey),
      ...(names.length > 0 ? [counted(names.length, 'alternative name')] : []),
    ],
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

function attributeRows(attribute: RequestAttribute): readonly DescriptionRow[] {
  const { node, name, value } = attribute;
  switch (value.kind) {
    case 'extensionRequest':
      return [];
    case 'msOsVersion':
      return [row('Microsoft OS version', shown(value.text), { node })];
    case 'unstructuredName':
    case 'unstructuredAddress':
      return [row(name, shown(value.text), { node })];
    case 'challengePassword':
      return [row('Challenge password', counted(value.length, 'character'), { note: 'not shown', node })];
    case 'msEnrollmentCsp':
      return [
        row('Cryptographic provider', shown(value.name), { node, note: KEY_SPECS[value.keySpec ?? -1] }),
      ];
    case 'msNameValuePair':
      return [row(`Enrollment value ${shown(value.name)}`, shown(value.value), { node })];
    case 'msRequestClientInfo': {
      const texts = [value.machineName, value.userName, value.processName];
      const known = texts.filter((text) => text !== undefined).map((text) => safeText(text.text));
      return [row('Client', known.join(', '), { note: `client id ${value.clientId ?? '?'}`, node })];
    }
    case 'msRenewalCertificate':
      return [
        row('Renews', nameText(value.certificate.subject), {
          note: `serial ${value.certificate.serialNumber?.hex ?? '?'}`,
          node,
        }),
      ];
    case 'smimeCapabilities':
      return [linesRow('S/MIME capabilities', asn1Lines(value.node), { node })];
    case 'other':
      return [linesRow(name, attributeLines(attribute), { node })];
  }
}

const KEY_SPECS: Readonly<Record<number, string>> = {
  0: 'CNG key',
  1: 'key for key exchange',
  2: 'key for signatures',
};
