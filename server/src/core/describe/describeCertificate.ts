/** A certificate in words. */
import { contentOf } from '../der/values';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import { sameName } from '../x509/sameName';
import type { TrustSettings } from '../x509/trustSettings';
import { keyFact, publicKeyText, signatureAlgorithmText } from './algorithmText';
import { expiryFact, fromNow, isWithoutEnd, timeText } from './dates';
import { nameText, nameTitle } from './describeName';
import type { Depth, DescribeOptions, Description, DescriptionRow, DescriptionSection } from './description';
import { extensionRows } from './extensionRows';
import { generalNameText, shown } from './generalNameText';
import { bitsOf, colonHex, hexLines } from './hexText';
import { withOid } from './oidText';
import { publicKeyRows } from './publicKeyRows';
import { octetsRow, problemSection, row } from './rows';

export function describeCertificate(
  certificate: Certificate,
  options: DescribeOptions,
  depth: Depth,
): Description {
  const { validity, publicKey, trust, problems } = certificate;
  const isCa = isCaCertificate(certificate);
  const title = certificateTitle(certificate);
  const sections: DescriptionSection[] = [
    { title: '', rows: mainRows(certificate, options, depth) },
    { title: 'Extensions', rows: extensionRows(certificate.extensions) },
  ];
  if (trust !== undefined) {
    sections.push({ title: 'OpenSSL trust settings', rows: trustRows(trust) });
  }
  if (depth === 'full') {
    sections.push({ title: 'Public key', rows: publicKeyRows(publicKey) });
    if (certificate.signatureValue !== undefined) {
      sections.push({
        title: 'Signature',
        rows: [octetsRow('Value', bitsOf(certificate.signatureValue), hexLines)],
      });
    }
  }
  sections.push(problemSection(problems, depth === 'full' ? Number.POSITIVE_INFINITY : undefined));
  return {
    title,
    kindName: kindName(certificate, isCa),
    facts: [
      title,
      ...(isCa ? ['CA'] : []),
      keyFact(publicKey),
      expiryFact(validity?.notBefore, validity?.notAfter, options.now),
    ],
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

/** Whom the certificate is for: its subject, else its first alternative name. */
function certificateTitle({ subject, extensions }: Certificate): string {
  const title = nameTitle(subject);
  if (title !== undefined) {
    return title;
  }
  const [first] = findExtensionValue(extensions, 'subjectAltName')?.names ?? [];
  if (first !== undefined) {
    return generalNameText(first);
  }
  return subject === undefined ? 'unreadable subject' : 'empty subject';
}

/** Basic constraints say so; in versions 1 and 2, which have none, a self-issued certificate may be one. */
function isCaCertificate({ extensions }: Certificate): boolean {
  return findExtensionValue(extensions, 'basicConstraints')?.ca === true;
}

/** Subject and issuer are the same; whether it signed itself takes the signature to know. */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return (
    subject !== undefined && issuer !== undefined && subject.rdns.length > 0 && sameName(subject, issuer)
  );
}

function kindName(certificate: Certificate, isCa: boolean): string {
  const kind = isCa ? (isSelfIssued(certificate) ? 'root CA certificate' : 'CA certificate') : 'certificate';
  return certificate.trust === undefined ? kind : `trusted ${kind}`;
}

function mainRows(
  certificate: Certificate,
  { now }: DescribeOptions,
  depth: Depth,
): readonly DescriptionRow[] {
  const { subject, issuer, serialNumber, validity, publicKey, version, versionNode } = certificate;
  const { signature, signatureAlgorithm, issuerUniqueId, subjectUniqueId } = certificate;
  const inner = signatureAlgorithmText(signature);
  const outer = signatureAlgorithmText(signatureAlgorithm);
  const rows: DescriptionRow[] = [
    row('Subject', nameText(subject), { node: subject?.node }),
    row('Issuer', nameText(issuer), {
      note: isSelfIssued(certificate) ? 'self-issued' : undefined,
      node: issuer?.node,
    }),
    row('Serial', serialNumber?.hex ?? 'unreadable', { node: serialNumber?.node }),
    ...validityRows(certificate, now),
    row('Key', publicKeyText(publicKey), { node: publicKey?.node }),
    row('Signature', outer, {
      note: signature !== undefined && inner !== outer ? `the signed part says ${inner}` : undefined,
      severity: signature !== undefined && inner !== outer ? 'bad' : undefined,
      node: signatureAlgorithm?.node,
    }),
  ];
  if (depth === 'full' || version !== 3) {
    rows.unshift(row('Version', `${version ?? 'unreadable'}`, { node: versionNode }));
  }
  if (issuerUniqueId !== undefined) {
    rows.push(row('Issuer unique id', colonHex(contentOf(issuerUniqueId)), { node: issuerUniqueId }));
  }
  if (subjectUniqueId !== undefined) {
    rows.push(row('Subject unique id', colonHex(contentOf(subjectUniqueId)), { node: subjectUniqueId }));
  }
  if (validity === undefined) {
    rows.push(row('Validity', 'unreadable', { severity: 'bad' }));
  }
  return rows;
}

function validityRows({ validity }: Certificate, now: number): readonly DescriptionRow[] {
  if (validity === undefined) {
    return [];
  }
  const { notBefore, notAfter } = validity;
  const start = notBefore?.instant;
  const end = notAfter?.instant;
  const isEarly = start !== undefined && start > now;
  const isOver = end !== undefined && end < now;
  const isEndless = notAfter !== undefined && isWithoutEnd(notAfter);
  return [
    row('Valid from', timeText(notBefore), {
      note: isEarly ? fromNow(start, now) : undefined,
      severity: start === undefined ? 'bad' : isEarly ? 'warn' : 'ok',
      node: notBefore?.node,
    }),
    row('Valid until', timeText(notAfter), {
      note: end === undefined ? undefined : isEndless ? 'no well-defined end' : fromNow(end, now),
      severity: end === undefined || isOver ? 'bad' : 'ok',
      node: notAfter?.node,
    }),
  ];
}

function trustRows(trust: TrustSettings): readonly DescriptionRow[] {
  const { trusted, rejected, alias, keyIdentifier } = trust;
  const purposes = (list: TrustSettings['trusted']) =>
    list.map(({ oid }) => withOid(oid)).join(', ') || 'none';
  return [
    row('Trusted for', purposes(trusted), { node: trust.node }),
    row('Rejected for', purposes(rejected), { node: trust.node }),
    ...(alias === undefined ? [] : [row('Alias', shown(alias))]),
    ...(keyIdentifier === undefined
      ? []
      : [row('Key identifier', colonHex(contentOf(keyIdentifier)), { node: keyIdentifier })]),
  ];
}
