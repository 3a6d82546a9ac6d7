/** A-labels of internationalised domain names as people read them (RFC 5890). */
import { readPunycode } from '../encoding/punycode';

const MAX_LABEL = 63;

/** The domain with its `xn--` labels decoded; `undefined` where it has none, or one is broken. */
export function toUnicodeDomain(domain: string): string | undefined {
  if (!/(^|\.)xn--/i.test(domain)) {
    return undefined;
  }
  const labels: string[] = [];
  for (const label of domain.split('.')) {
    const decoded = /^xn--/i.test(label) ? decodeLabel(label.slice(4).toLowerCase()) : label;
    if (decoded === undefined) {
      return undefined;
    }
    labels.push(decoded);
  }
  return labels.join('.');
}

/** A label with characters that nobody sees is not decoded. */
function decodeLabel(encoded: string): string | undefined {
  const label = encoded.length > 0 && encoded.length <= MAX_LABEL ? readPunycode(encoded) : undefined;
  return label === undefined || /\p{C}/u.test(label) ? undefined : label;
}
