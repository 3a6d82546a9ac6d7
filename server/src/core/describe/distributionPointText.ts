/** Where CRLs are, and what they are about, as lines of text. */
import { safeText } from '../asn1/safeText';
import type { CrlDistributionPoints } from '../x509/extensions/crlDistributionPoints';
import type { DistributionPointName } from '../x509/extensions/distributionPoint';
import type { IssuingDistributionPoint } from '../x509/extensions/issuingDistributionPoint';
import { rdnToRfc4514 } from '../x509/nameText';
import { generalNameLines, generalNameText } from './generalNameText';
import { line, type OutlineLine, orEmpty } from './outlineLine';

export function distributionPointLines(value: CrlDistributionPoints): readonly OutlineLine[] {
  return orEmpty(
    value.points.flatMap(({ name, reasons, crlIssuer }) => [
      ...(name === undefined ? [] : distributionNameLines(name)),
      ...(reasons === undefined ? [] : [line(`reasons: ${reasons.join(', ')}`)]),
      ...(crlIssuer ?? []).map((issuer) => line(`CRL issuer: ${generalNameText(issuer)}`)),
    ]),
  );
}

function distributionNameLines(name: DistributionPointName): readonly OutlineLine[] {
  return name.kind === 'fullName'
    ? generalNameLines(name.names)
    : [line(`relative to the CRL issuer: ${safeText(rdnToRfc4514(name.rdn))}`)];
}

export function issuingDistributionPointLines(value: IssuingDistributionPoint): readonly OutlineLine[] {
  const flags: readonly (readonly [boolean, string])[] = [
    [value.onlyContainsUserCerts, 'only end entity certificates'],
    [value.onlyContainsCACerts, 'only CA certificates'],
    [value.onlyContainsAttributeCerts, 'only attribute certificates'],
    [value.indirectCRL, 'indirect CRL'],
  ];
  return orEmpty([
    ...(value.name === undefined ? [] : distributionNameLines(value.name)),
    ...flags.filter(([set]) => set).map(([, text]) => line(text)),
    ...(value.onlySomeReasons === undefined
      ? []
      : [line(`only the reasons: ${value.onlySomeReasons.join(', ')}`)]),
  ]);
}
