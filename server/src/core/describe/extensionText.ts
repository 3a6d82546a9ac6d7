/** The value of an extension as lines of text. Nothing is left out: what has no structure is shown as an ASN.1 tree. */
import { safeText } from '../asn1/safeText';
import { oidName } from '../der/oids';
import { contentOf } from '../der/values';
import type { Extension } from '../x509/extension';
import type { ExtensionValue } from '../x509/extensions/extensionTable';
import type { NameConstraints } from '../x509/extensions/nameConstraints';
import type { SctList } from '../x509/extensions/sctList';
import { asn1Lines } from './asn1Lines';
import { attributeLines } from './attributeText';
import { counted, instantText, timeText } from './dates';
import { distributionPointLines, issuingDistributionPointLines } from './distributionPointText';
import { generalNameLines, generalNameText, shown } from './generalNameText';
import { colonHex, hexLines } from './hexText';
import { withOid } from './oidText';
import { line, type OutlineLine, orEmpty } from './outlineLine';
import { policyLines } from './policyText';

/** The lines of an extension; those of one that could not be read are an ASN.1 tree, or its octets. */
export function extensionLines(extension: Extension): readonly OutlineLine[] {
  const { value, valueNode } = extension;
  if (value.kind === 'unknown') {
    if (value.node !== undefined) {
      return asn1Lines(value.node);
    }
    return [line(valueNode === undefined ? 'no value' : hexLines(contentOf(valueNode)))];
  }
  return valueLines(value);
}

function valueLines(value: Exclude<ExtensionValue, { kind: 'unknown' }>): readonly OutlineLine[] {
  switch (value.kind) {
    case 'subjectKeyIdentifier':
      return [line(colonHex(contentOf(value.keyIdentifier)))];
    case 'authorityKeyIdentifier': {
      const lines: OutlineLine[] = [];
      if (value.keyIdentifier !== undefined) {
        lines.push(line(colonHex(contentOf(value.keyIdentifier))));
      }
      for (const name of value.authorityCertIssuer ?? []) {
        lines.push(line(`issuer ${generalNameText(name)}`));
      }
      if (value.authorityCertSerialNumber !== undefined) {
        lines.push(line(`serial ${value.authorityCertSerialNumber.hex}`));
      }
      return orEmpty(lines);
    }
    case 'basicConstraints':
      return [
        line(
          (value.ca ? 'CA' : 'not a CA') +
            (value.pathLengthNode === undefined ? '' : `, path length ${value.pathLength ?? 'unreadable'}`),
        ),
      ];
    case 'keyUsage':
      return orEmpty(
        [...value.usages, ...value.unknownBits.map((bit) => `bit ${bit}`)].map((usage) => line(usage)),
      );
    case 'extKeyUsage':
      return orEmpty(value.purposes.map((purpose) => line(withOid(purpose.oid))));
    case 'subjectAltName':
    case 'issuerAltName':
    case 'certificateIssuer':
      return generalNameLines(value.names);
    case 'authorityInfoAccess':
    case 'subjectInfoAccess':
      return orEmpty(
        value.descriptions.map(({ method, location }) =>
          line(`${oidName(method) ?? method}: ${generalNameText(location)}`),
        ),
      );
    case 'cRLDistributionPoints':
    case 'freshestCRL':
    case 'msPublishedCrlLocations':
      return distributionPointLines(value);
    case 'issuingDistributionPoint':
      return issuingDistributionPointLines(value);
    case 'certificatePolicies':
    case 'msApplicationPolicies':
      return orEmpty(policyLines(value));
    case 'policyMappings':
      return orEmpty(
        value.mappings.map((mapping) =>
          line(`${withOid(mapping.issuerDomainPolicy)} = ${withOid(mapping.subjectDomainPolicy)}`),
        ),
      );
    case 'policyConstraints':
      return orEmpty([
        ...(value.requireExplicitPolicy === undefined
          ? []
          : [line(`policy required after ${counted(value.requireExplicitPolicy, 'certificate')}`)]),
        ...(value.inhibitPolicyMapping === undefined
          ? []
          : [line(`no policy mapping after ${counted(value.inhibitPolicyMapping, 'certificate')}`)]),
      ]);
    case 'nameConstraints':
      return nameConstraintLines(value);
    case 'subjectDirectoryAttributes':
      return orEmpty(value.attributes.flatMap(attributeLines));
    case 'privateKeyUsagePeriod':
      return orEmpty([
        ...(value.notBefore === undefined ? [] : [line(`from ${timeText(value.notBefore)}`)]),
        ...(value.notAfter === undefined ? [] : [line(`until ${timeText(value.notAfter)}`)]),
      ]);
    case 'cRLNumber':
    case 'deltaCRLIndicator':
    case 'inhibitAnyPolicy':
      return [line(`${value.number}`)];
    case 'msCaVersion':
      return [line(`${value.number & 0xffffn}.${value.number >> 16n}`)];
    case 'reasonCode':
      return [line(value.reason ?? `unknown reason ${value.code}`)];
    case 'holdInstructionCode':
    case 'acceptableResponses':
      return orEmpty(value.identifiers.map(({ oid }) => line(withOid(oid))));
    case 'invalidityDate':
    case 'archiveCutoff':
    case 'expiredCertsOnCRL':
    case 'msCrlNextPublish':
      return [line(timeText(value.time))];
    case 'ocspNoCheck':
    case 'ctPoison':
    case 'noRevAvail':
      return [line('yes')];
    case 'ocspNonce':
    case 'msPreviousCaCertHash':
    case 'acmeIdentifier':
      return [line(colonHex(contentOf(value.node)))];
    case 'netscapeBaseUrl':
    case 'netscapeRevocationUrl':
    case 'netscapeCaRevocationUrl':
    case 'netscapeRenewalUrl':
    case 'netscapeCaPolicyUrl':
    case 'netscapeSslServerName':
    case 'netscapeComment':
    case 'msCertificateTemplateName':
      return [line(shown(value.text))];
    case 'netscapeCertType':
      return orEmpty(value.types.map((type) => line(type)));
    case 'msCertificateTemplate':
      return [
        line(
          `${withOid(value.templateId)}, version ${value.majorVersion ?? '?'}.${value.minorVersion ?? '?'}`,
        ),
      ];
    case 'msNtdsSid':
      return value.sid === undefined ? generalNameLines(value.names) : [line(value.sid)];
    case 'sctList':
      return sctLines(value);
    case 'tlsFeature':
      return orEmpty(
        value.features.map((feature) => line(TLS_FEATURES.get(feature) ?? `TLS extension ${feature}`)),
      );
    case 'qcStatements':
      return orEmpty(
        value.statements.map(({ oid, info }) =>
          line(withOid(oid), info === undefined ? [] : asn1Lines(info)),
        ),
      );
    case 'proxyCertInfo':
      return [
        line(`policy language ${withOid(value.policyLanguage)}`),
        ...(value.pathLength === undefined ? [] : [line(`path length ${value.pathLength}`)]),
        ...(value.policy === undefined ? [] : asn1Lines(value.policy)),
      ];
    case 'smimeCapabilities':
      return orEmpty(
        value.capabilities.map(({ oid, number, parameters }) =>
          number !== undefined
            ? line(`${withOid(oid)}, ${number}`)
            : line(withOid(oid), parameters === undefined ? [] : asn1Lines(parameters)),
        ),
      );
    case 'ipAddressBlocks':
      return orEmpty(
        value.families.map(({ family, addresses }) =>
          line(`${family}: ${addresses === undefined ? 'those of the issuer' : addresses.join(', ')}`),
        ),
      );
    case 'asIdentifiers':
      return orEmpty([
        ...asLine('AS numbers', value.asNumbers),
        ...asLine('routing domain identifiers', value.rdi),
      ]);
    case 'cabfOrganizationId': {
      const { scheme, country, stateOrProvince, reference } = value;
      const state = stateOrProvince === undefined ? '' : `+${stateOrProvince}`;
      return [line(safeText(`${scheme ?? '?'}${country ?? '?'}${state}-${reference ?? '?'}`))];
    }
    case 'entrustVersion':
      return [line(safeText(value.version ?? 'no version')), ...value.flags.map((flag) => line(flag))];
  }
}

/** RFC 7633 §6; the numbers are those of the TLS extensions. */
const TLS_FEATURES: ReadonlyMap<number, string> = new Map([
  [5, 'status_request (OCSP must-staple)'],
  [17, 'status_request_v2 (OCSP must-staple for the chain)'],
]);

function nameConstraintLines(value: NameConstraints): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  for (const [title, subtrees] of [
    ['permitted', value.permitted],
    ['excluded', value.excluded],
  ] as const) {
    for (const { base, minimum, maximum } of subtrees) {
      const bounds =
        (minimum === undefined || minimum === 0 ? '' : `, minimum ${minimum}`) +
        (maximum === undefined ? '' : `, maximum ${maximum}`);
      lines.push(line(`${title} ${generalNameText(base)}${bounds}`));
    }
  }
  return orEmpty(lines);
}

function sctLines(value: SctList): readonly OutlineLine[] {
  return orEmpty(
    value.scts.map((sct) =>
      line(`log ${colonHex(sct.logId)}`, [
        line(`version ${sct.version + 1}`),
        line(
          Number.isSafeInteger(sct.timestamp) && sct.timestamp < 8.64e15
            ? instantText(sct.timestamp)
            : 'no time',
        ),
        ...(sct.extensions.length === 0 ? [] : [line(`extensions ${colonHex(sct.extensions)}`)]),
        line(sct.algorithm),
        line(hexLines(sct.signature)),
      ]),
    ),
  );
}

function asLine(label: string, numbers: readonly string[] | 'inherit' | undefined): readonly OutlineLine[] {
  if (numbers === undefined) {
    return [];
  }
  return [line(`${label}: ${numbers === 'inherit' ? 'those of the issuer' : numbers.join(', ')}`)];
}
