/** Which revocation lists say the same kind of thing, so that a newer one counts in place of an older one. */
import { contentOf, encodingOf, toHex } from '../der/values';
import type { CertificateList } from '../x509/certificateList';
import { findExtension, findExtensionValue } from '../x509/extension';

const DELTA_INDICATOR = '2.5.29.27';
const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';

/** A delta list (RFC 5280 §5.2.4) replaces nothing. */
export function isDelta({ extensions }: CertificateList): boolean {
  return findExtension(extensions, DELTA_INDICATOR) !== undefined;
}

/** A newer list of the same issuer takes the place of an older one: same key, same scope (§5.2.5), both complete. */
export function replaces(newer: CertificateList, older: CertificateList): boolean {
  const [since, made] = [older.thisUpdate?.instant, newer.thisUpdate?.instant];
  const [own, its] = [keyOf(newer), keyOf(older)];
  return (
    since !== undefined &&
    made !== undefined &&
    made > since &&
    (own === undefined || its === undefined || own === its) &&
    scopeOf(newer) === scopeOf(older) &&
    !isDelta(newer) &&
    !isDelta(older)
  );
}

function keyOf({ extensions }: CertificateList): string | undefined {
  const identifier = findExtensionValue(extensions, 'authorityKeyIdentifier')?.keyIdentifier;
  return identifier && toHex(contentOf(identifier));
}

/** CAs with many certificates split their lists, and others have one for CAs and one for the rest. */
function scopeOf({ extensions }: CertificateList): string {
  const scope = findExtension(extensions, ISSUING_DISTRIBUTION_POINT);
  return scope === undefined ? '' : toHex(encodingOf(scope.node));
}
