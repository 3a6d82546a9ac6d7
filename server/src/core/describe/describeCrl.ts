/** A revocation list in words. */
import type { CertificateList, RevokedCertificate } from '../x509/certificateList';
import { findExtensionValue } from '../x509/extension';
import { signatureAlgorithmText } from './algorithmText';
import { counted, dateText, expiryFact, fromNow, timeText } from './dates';
import { nameText, nameTitle } from './describeName';
import type { Depth, DescribeOptions, Description, DescriptionRow, DescriptionSection } from './description';
import { extensionRows } from './extensionRows';
import { extensionLines } from './extensionText';
import { extensionTitle } from './extensionTitles';
import { bitsOf, hexLines } from './hexText';
import { line, toOneLine } from './outlineLine';
import { linesRow, octetsRow, problemSection, row } from './rows';

/** Entries in a hover; the viewer has more, the details text all of them. */
const MAX_ENTRIES = 10;

export function describeCrl(crl: CertificateList, options: DescribeOptions, depth: Depth): Description {
  const { now } = options;
  const { issuer, revoked, extensions, signatureValue } = crl;
  const title = nameTitle(issuer) ?? (issuer === undefined ? 'unreadable issuer' : 'empty issuer');
  const number = findExtensionValue(extensions, 'cRLNumber');
  const isDelta = findExtensionValue(extensions, 'deltaCRLIndicator') !== undefined;
  const sections: DescriptionSection[] = [
    { title: '', rows: mainRows(crl, now, depth) },
    { title: 'Extensions', rows: extensionRows(extensions) },
    revokedSection(revoked, options, depth),
  ];
  if (depth === 'full' && signatureValue !== undefined) {
    sections.push({ title: 'Signature', rows: [octetsRow('Value', bitsOf(signatureValue), hexLines)] });
  }
  sections.push(problemSection(crl.problems, depth === 'full' ? Number.POSITIVE_INFINITY : undefined));
  return {
    title,
    kindName: isDelta ? 'delta CRL' : 'CRL',
    facts: [
      title,
      isDelta ? 'delta CRL' : 'CRL',
      ...(number === undefined ? [] : [`number ${number.number}`]),
      `${revoked.length} revoked`,
      updateFact(crl, now),
    ],
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

/** The same words as for certificates, about the next update. */
function updateFact({ thisUpdate, nextUpdate }: CertificateList, now: number): string {
  const issued = thisUpdate?.instant;
  if (nextUpdate === undefined) {
    return issued === undefined ? 'no next update' : `issued ${dateText(issued)}, no next update`;
  }
  return expiryFact(thisUpdate, nextUpdate, now);
}

function mainRows(crl: CertificateList, now: number, depth: Depth): readonly DescriptionRow[] {
  const { issuer, thisUpdate, nextUpdate, version, signatureAlgorithm, revoked } = crl;
  const start = thisUpdate?.instant;
  const end = nextUpdate?.instant;
  const isEarly = start !== undefined && start > now;
  return [
    ...(depth === 'full' || version !== 2 ? [row('Version', `${version ?? 'unreadable'}`)] : []),
    row('Issuer', nameText(issuer), { node: issuer?.node }),
    row('This update', timeText(thisUpdate), {
      note: start === undefined ? undefined : fromNow(start, now),
      severity: start === undefined ? 'bad' : isEarly ? 'warn' : 'ok',
      node: thisUpdate?.node,
    }),
    row('Next update', nextUpdate === undefined ? 'none' : timeText(nextUpdate), {
      note: end === undefined ? undefined : fromNow(end, now),
      severity: nextUpdate === undefined ? 'warn' : end === undefined || end < now ? 'bad' : 'ok',
      node: nextUpdate?.node,
    }),
    row('Revoked', counted(revoked.length, 'certificate')),
    row('Signature', signatureAlgorithmText(signatureAlgorithm), { node: signatureAlgorithm?.node }),
  ];
}

function revokedSection(
  revoked: readonly RevokedCertificate[],
  { maxRows = Number.POSITIVE_INFINITY }: DescribeOptions,
  depth: Depth,
): DescriptionSection {
  const shown = revoked.slice(0, depth === 'full' ? maxRows : MAX_ENTRIES);
  const left = revoked.length - shown.length;
  const rows = shown.map(({ node, serialNumber, revocationDate, extensions }) =>
    linesRow(
      serialNumber?.hex ?? 'unreadable serial',
      [
        line(timeText(revocationDate)),
        ...extensions.map((extension) =>
          line(
            `${extensionTitle(extension)}: ${toOneLine(extensionLines(extension))}${extension.critical ? ' (critical)' : ''}`,
          ),
        ),
      ],
      { node },
    ),
  );
  const title = 'Revoked certificates';
  if (depth === 'full') {
    return { title, rows, left };
  }
  return { title, rows: left === 0 ? rows : [...rows, row('…', `${left} more`)] };
}
