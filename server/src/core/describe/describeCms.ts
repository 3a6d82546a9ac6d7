/** CMS containers in words. */
import { contentOf, encodingOf } from '../der/values';
import { type Cms, contentTypeName } from '../pkcs/cms';
import type { EnvelopedContent } from '../pkcs/cmsEnveloped';
import type { KeyHolder, SignedData, SignerInfo } from '../pkcs/cmsSigned';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import { hashName } from '../x509/rsaPssParameters';
import { signatureAlgorithmText } from './algorithmText';
import { asn1Lines } from './asn1Lines';
import { attributeLines } from './attributeText';
import { counted } from './dates';
import { describeCertificate } from './describeCertificate';
import { describeCrl } from './describeCrl';
import { nameText } from './describeName';
import type { Depth, DescribeOptions, Description, DescriptionRow, DescriptionSection } from './description';
import { encryptionRows } from './encryptionText';
import { colonHex, hexLines } from './hexText';
import { withOid } from './oidText';
import { line } from './outlineLine';
import { linesRow, octetsRow, problemSection, row } from './rows';

export function describeCms(cms: Cms, options: DescribeOptions, depth: Depth): Description {
  const { content, contentType } = cms;
  const name = cms.contentTypeName;
  const title = `CMS ${name}`;
  const sections: DescriptionSection[] = [
    {
      title: '',
      rows: [row('Content type', contentType === undefined ? 'unreadable' : `${name} (${contentType})`)],
    },
  ];
  const facts = ['CMS', name];
  switch (content.kind) {
    case 'signedData':
      facts.push(...signedFacts(content));
      sections.push(...signedSections(content, options, depth));
      break;
    case 'certificateSequence':
      facts.push(counted(content.certificates.length, 'certificate'));
      sections.push(...certificateSections(content.certificates, options, depth));
      break;
    case 'envelopedData':
    case 'authEnvelopedData':
    case 'encryptedData':
    case 'signedAndEnvelopedData':
      facts.push(
        ...(content.kind === 'encryptedData' ? [] : [counted(content.recipients.length, 'recipient')]),
      );
      sections.push(
        ...envelopedSections(content),
        ...certificateSections(content.certificates, options, depth),
        ...crlSections(content.crls, options, depth),
        ...signerSections(content.signers, depth),
      );
      break;
    case 'data':
      facts.push(counted(content.length, 'octet'));
      sections.push({ title: 'Content', rows: [row('Length', counted(content.length, 'octet'))] });
      break;
    case 'other':
      if (content.node !== undefined) {
        sections.push({ title: 'Content', rows: [linesRow('Structure', asn1Lines(content.node))] });
      }
      break;
  }
  sections.push(problemSection(cms.problems, depth === 'full' ? Number.POSITIVE_INFINITY : undefined));
  return {
    title,
    kindName: 'CMS container',
    facts,
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function signedFacts({ certificates, crls, signers }: SignedData): readonly string[] {
  return [
    counted(certificates.length, 'certificate'),
    ...(crls.length > 0 ? [counted(crls.length, 'CRL')] : []),
    ...(signers.length > 0 ? [counted(signers.length, 'signer')] : []),
  ];
}

function signedSections(
  content: SignedData,
  options: DescribeOptions,
  depth: Depth,
): readonly DescriptionSection[] {
  const { version, digestAlgorithms, encapsulatedType, encapsulatedLength, otherCertificates, crls } =
    content;
  const isDetached = encapsulatedLength === undefined;
  const rows: DescriptionRow[] = [
    row('Version', `${version ?? 'unreadable'}`),
    row('Signed content', contentTypeName(encapsulatedType), {
      note: isDetached ? 'not contained' : counted(encapsulatedLength, 'octet'),
    }),
  ];
  if (digestAlgorithms.length > 0) {
    rows.push(row('Digests', digestAlgorithms.map(({ oid }) => hashName(oid)).join(', ')));
  }
  return [
    { title: 'Signed data', rows },
    ...certificateSections(content.certificates, options, depth),
    {
      title: 'Other certificates',
      rows: otherCertificates.map((node, at) => linesRow(`[${at}]`, asn1Lines(node), { node })),
    },
    ...crlSections(crls, options, depth),
    {
      title: 'Other revocation information',
      rows: content.otherRevocations.map((node, at) => linesRow(`[${at}]`, asn1Lines(node), { node })),
    },
    ...signerSections(content.signers, depth),
  ];
}

function crlSections(
  crls: readonly CertificateList[],
  options: DescribeOptions,
  depth: Depth,
): readonly DescriptionSection[] {
  return crls.flatMap((crl, at) => {
    const { title, facts, sections } = describeCrl(crl, options, depth);
    return depth === 'full'
      ? sections.map((section) => ({ ...section, title: `CRL ${at + 1} ${section.title}`.trim() }))
      : [{ title: `CRL ${at + 1}`, rows: [row(title, facts.slice(1).join(', '), { node: crl.node })] }];
  });
}

function signerSections(signers: readonly SignerInfo[], depth: Depth): readonly DescriptionSection[] {
  return signers.map((signer, at) => ({ title: `Signer ${at + 1}`, rows: signerRows(signer, depth) }));
}

/** Certificates inside a container: a row each, or everything about each. */
export function certificateSections(
  certificates: readonly Certificate[],
  options: DescribeOptions,
  depth: Depth,
  name = 'Certificate',
): readonly DescriptionSection[] {
  if (depth === 'summary') {
    const rows = certificates.map((certificate) => {
      const [title, ...facts] = describeCertificate(certificate, options, 'summary').facts;
      return row(title ?? '', facts.join(', '), { node: certificate.node });
    });
    return [{ title: `${name}s`, rows }];
  }
  return certificates.flatMap((certificate, at) =>
    describeCertificate(certificate, options, 'full').sections.map((section) => ({
      ...section,
      title: `${name} ${at + 1} ${section.title}`.trim(),
    })),
  );
}

function signerRows(signer: SignerInfo, depth: Depth): readonly DescriptionRow[] {
  const { version, digestAlgorithm, signatureAlgorithm, signedAttributes, unsignedAttributes, signature } =
    signer;
  return [
    ...(depth === 'full' ? [row('Version', `${version ?? 'unreadable'}`)] : []),
    row('Signer', keyHolderText(signer.signer), { node: signer.signer?.node }),
    row('Digest', hashName(digestAlgorithm?.oid), { node: digestAlgorithm?.node }),
    row('Signature', signatureAlgorithmText(signatureAlgorithm), { node: signatureAlgorithm?.node }),
    ...signedAttributes.map((attribute) => linesRow(`Signed ${attribute.name}`, attributeLines(attribute))),
    ...unsignedAttributes.map((attribute) =>
      linesRow(`Unsigned ${attribute.name}`, attributeLines(attribute)),
    ),
    ...(depth === 'full' && signature !== undefined
      ? [octetsRow('Signature value', contentOf(signature), hexLines)]
      : []),
  ];
}

function keyHolderText(holder: KeyHolder | undefined): string {
  if (holder === undefined) {
    return 'unreadable';
  }
  if (holder.keyIdentifier !== undefined) {
    return `key identifier ${colonHex(contentOf(holder.keyIdentifier))}`;
  }
  return `${nameText(holder.issuer)}, serial ${holder.serialNumber?.hex ?? 'unreadable'}`;
}

function envelopedSections(content: EnvelopedContent): readonly DescriptionSection[] {
  const { version, recipients, encryptedContentInfo } = content;
  const info = encryptedContentInfo;
  return [
    {
      title: 'Encrypted content',
      rows: [
        row('Version', `${version ?? 'unreadable'}`),
        row('Content', contentTypeName(info?.contentType), {
          note: info?.length === undefined ? 'not contained' : counted(info.length, 'octet'),
        }),
        ...encryptionRows(info?.encryption),
      ],
    },
    {
      title: 'Recipients',
      rows: recipients.map(({ node, kind, recipient, keyEncryptionAlgorithm }) =>
        linesRow(
          RECIPIENTS[kind],
          [
            ...(recipient === undefined ? [] : [line(keyHolderText(recipient))]),
            ...(keyEncryptionAlgorithm === undefined ? [] : [line(withOid(keyEncryptionAlgorithm.oid))]),
            ...(recipient === undefined && keyEncryptionAlgorithm === undefined
              ? [line(hexLines(encodingOf(node)))]
              : []),
          ],
          { node },
        ),
      ),
    },
  ];
}

const RECIPIENTS = {
  keyTransport: 'Key transport',
  keyAgreement: 'Key agreement',
  keyEncryptionKey: 'Key encryption key',
  password: 'Password',
  other: 'Other recipient',
} as const;
