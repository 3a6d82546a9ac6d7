/** OCSP messages in words. */
import { contentOf } from '../der/values';
import type { CertId } from '../x509/certId';
import type { OcspRequest } from '../x509/ocspRequest';
import type { BasicOcspResponse, OcspResponse, SingleResponse } from '../x509/ocspResponse';
import { hashName } from '../x509/rsaPssParameters';
import { signatureAlgorithmText } from './algorithmText';
import { counted, expiryFact, fromNow, timeText } from './dates';
import { certificateSections } from './describeCms';
import { nameText } from './describeName';
import type { Depth, DescribeOptions, Description, DescriptionRow, DescriptionSection } from './description';
import { extensionRows } from './extensionRows';
import { generalNameText } from './generalNameText';
import { bitsOf, colonHex, hexLines } from './hexText';
import { withOid } from './oidText';
import { octetsRow, problemSection, row } from './rows';

export function describeOcspRequest(
  request: OcspRequest,
  options: DescribeOptions,
  depth: Depth,
): Description {
  const { version, requestorName, requests, extensions, signatureAlgorithm, signatureValue } = request;
  const rows: DescriptionRow[] = [
    row('Version', `${version ?? 'unreadable'}`),
    ...(requestorName === undefined ? [] : [row('Requestor', generalNameText(requestorName))]),
    row('Signature', signatureAlgorithm === undefined ? 'none' : signatureAlgorithmText(signatureAlgorithm)),
  ];
  const serials = requests.map(({ certId }) => certId?.serialNumber?.hex ?? 'unreadable');
  return {
    title: `OCSP request for ${serials.length === 1 ? `serial ${serials[0]}` : counted(serials.length, 'certificate')}`,
    kindName: 'OCSP request',
    facts: [
      'OCSP request',
      ...serials.slice(0, 3).map((serial) => `serial ${serial}`),
      ...(serials.length > 3 ? [`${serials.length} in all`] : []),
    ],
    sections: withoutEmpty([
      { title: '', rows },
      ...requests.map((single, at) => ({
        title: requests.length === 1 ? 'Certificate' : `Certificate ${at + 1}`,
        rows: [...certIdRows(single.certId), ...extensionRows(single.extensions)],
      })),
      { title: 'Extensions', rows: extensionRows(extensions) },
      ...certificateSections(request.certificates, options, depth, 'Included certificate'),
      ...signatureSection(signatureValue, depth),
      problemSection(request.problems),
    ]),
  };
}

export function describeOcspResponse(
  response: OcspResponse,
  options: DescribeOptions,
  depth: Depth,
): Description {
  const { responseStatus, responseStatusNode, responseType, basic } = response;
  const status = responseStatus ?? 'unreadable status';
  const [only, ...others] = basic?.responses ?? [];
  const verdict = only === undefined ? [] : [statusText(only)];
  return {
    title: `OCSP response, ${[status, ...verdict].join(', ')}`,
    kindName: 'OCSP response',
    facts: [
      'OCSP response',
      ...(responseStatus === 'successful' ? [] : [status]),
      ...verdict,
      ...(others.length > 0 ? [`${others.length + 1} certificates`] : []),
      ...(only?.nextUpdate === undefined ? [] : [expiryFact(only.thisUpdate, only.nextUpdate, options.now)]),
    ],
    sections: withoutEmpty([
      {
        title: '',
        rows: [
          row('Status', status, {
            node: responseStatusNode,
            severity: responseStatus === 'successful' ? 'ok' : 'warn',
          }),
          ...(responseType === undefined ? [] : [row('Type', withOid(responseType))]),
          ...(basic === undefined ? [] : basicRows(basic, options)),
        ],
      },
      ...(basic === undefined ? [] : basicSections(basic, options, depth)),
      problemSection(response.problems),
    ]),
  };
}

function basicRows(basic: BasicOcspResponse, { now }: DescribeOptions): readonly DescriptionRow[] {
  const { responderId, producedAt, signatureAlgorithm, version } = basic;
  const responder =
    responderId === undefined
      ? 'unreadable'
      : responderId.kind === 'byName'
        ? nameText(responderId.name)
        : `key hash ${responderId.keyHash === undefined ? 'unreadable' : colonHex(contentOf(responderId.keyHash))}`;
  return [
    row('Version', `${version ?? 'unreadable'}`),
    row('Responder', responder, { node: responderId?.node }),
    row('Produced at', timeText(producedAt), {
      note: producedAt?.instant === undefined ? undefined : fromNow(producedAt.instant, now),
      node: producedAt?.node,
    }),
    row('Signature', signatureAlgorithmText(signatureAlgorithm), { node: signatureAlgorithm?.node }),
  ];
}

function basicSections(
  basic: BasicOcspResponse,
  options: DescribeOptions,
  depth: Depth,
): readonly DescriptionSection[] {
  const { responses, extensions, certificates, signatureValue } = basic;
  return [
    ...responses.map((single, at) => ({
      title: responses.length === 1 ? 'Certificate' : `Certificate ${at + 1}`,
      rows: singleRows(single, options),
    })),
    { title: 'Extensions', rows: extensionRows(extensions) },
    ...certificateSections(certificates, options, depth, 'Included certificate'),
    ...signatureSection(signatureValue, depth),
  ];
}

function signatureSection(
  signatureValue: BasicOcspResponse['signatureValue'],
  depth: Depth,
): readonly DescriptionSection[] {
  return depth === 'full' && signatureValue !== undefined
    ? [{ title: 'Signature', rows: [octetsRow('Value', bitsOf(signatureValue), hexLines)] }]
    : [];
}

function singleRows(single: SingleResponse, { now }: DescribeOptions): readonly DescriptionRow[] {
  const { certStatus, thisUpdate, nextUpdate, extensions } = single;
  const end = nextUpdate?.instant;
  return [
    row('Status', statusText(single), {
      node: certStatus?.node,
      severity: certStatus?.kind === 'good' ? 'ok' : certStatus?.kind === 'revoked' ? 'bad' : 'warn',
    }),
    ...certIdRows(single.certId),
    row('This update', timeText(thisUpdate), { node: thisUpdate?.node }),
    ...(nextUpdate === undefined
      ? []
      : [
          row('Next update', timeText(nextUpdate), {
            node: nextUpdate.node,
            note: end === undefined ? undefined : fromNow(end, now),
            severity: end === undefined || end < now ? 'bad' : 'ok',
          }),
        ]),
    ...extensionRows(extensions),
  ];
}

function statusText({ certStatus }: SingleResponse): string {
  if (certStatus === undefined) {
    return 'unreadable';
  }
  if (certStatus.kind !== 'revoked') {
    return certStatus.kind;
  }
  const reason = certStatus.reason === undefined ? '' : `, ${certStatus.reason}`;
  return `revoked ${timeText(certStatus.revocationTime)}${reason}`;
}

function certIdRows(certId: CertId | undefined): readonly DescriptionRow[] {
  if (certId === undefined) {
    return [row('Certificate', 'unreadable', { severity: 'bad' })];
  }
  const { serialNumber, hashAlgorithm, issuerNameHash, issuerKeyHash } = certId;
  return [
    row('Serial', serialNumber?.hex ?? 'unreadable', { node: serialNumber?.node }),
    row('Hash', hashName(hashAlgorithm?.oid)),
    row(
      'Issuer name hash',
      issuerNameHash === undefined ? 'unreadable' : colonHex(contentOf(issuerNameHash)),
      {
        node: issuerNameHash,
      },
    ),
    row('Issuer key hash', issuerKeyHash === undefined ? 'unreadable' : colonHex(contentOf(issuerKeyHash)), {
      node: issuerKeyHash,
    }),
  ];
}

function withoutEmpty(sections: readonly DescriptionSection[]): readonly DescriptionSection[] {
  return sections.filter(({ rows }) => rows.length > 0);
}
