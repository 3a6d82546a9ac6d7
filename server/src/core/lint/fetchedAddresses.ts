import type { ExtensionValue } from '../x509/extensions/extensionTable';
import type { GeneralName } from '../x509/generalName';

/** Where an extension of a certificate says that CRLs, OCSP responses and certificates can be fetched. */
export function fetchedAddresses(value: ExtensionValue): readonly GeneralName[] {
  switch (value.kind) {
    case 'cRLDistributionPoints':
    case 'freshestCRL':
      return value.points.flatMap(({ name }) => (name?.kind === 'fullName' ? name.names : []));
    case 'authorityInfoAccess':
      return value.descriptions.map(({ location }) => location);
    default:
      return [];
  }
}
