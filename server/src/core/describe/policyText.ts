/** Certificate policies and their qualifiers as lines of text. */
import type { CertificatePolicies, PolicyQualifier } from '../x509/extensions/certificatePolicies';
import { asn1Lines } from './asn1Lines';
import { shown } from './generalNameText';
import { withOid } from './oidText';
import { line, type OutlineLine } from './outlineLine';

export function policyLines(value: CertificatePolicies): readonly OutlineLine[] {
  return value.policies.map((policy) => line(withOid(policy.oid), policy.qualifiers.flatMap(qualifierLines)));
}

function qualifierLines(qualifier: PolicyQualifier): readonly OutlineLine[] {
  switch (qualifier.kind) {
    case 'cps':
      return [line(`CPS: ${shown(qualifier.uri)}`)];
    case 'userNotice': {
      const { organization, noticeNumbers, explicitText } = qualifier;
      return [
        ...(organization === undefined
          ? []
          : [
              line(
                `notice of ${shown(organization)}: ${noticeNumbers.map((number) => number ?? 'unreadable').join(', ')}`,
              ),
            ]),
        ...(explicitText === undefined ? [] : [line(`notice: ${shown(explicitText)}`)]),
      ];
    }
    case 'other':
      return [line(withOid(qualifier.oid), qualifier.value === undefined ? [] : asn1Lines(qualifier.value))];
  }
}
