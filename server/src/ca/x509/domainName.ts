/** Internationalised domain names as the A-labels that certificates hold (RFC 5280 §7.2, RFC 5891 §4). */
import { toPunycode } from '../../core/encoding/punycode';

const MAX_LABEL = 63;
const MAX_NAME = 253;

/** The name with its labels in ASCII; `undefined` where it can be no domain name. A first label `*` is a wildcard. */
export function toAsciiDomain(name: string): string | undefined {
  const labels = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[。．｡]/gu, '.')
    .split('.');
  const ascii = labels.map((label) => toAsciiLabel(label));
  const text = ascii.join('.');
  const isGood = ascii.every(
    (label, at) => label !== undefined && ((at === 0 && label === '*' && ascii.length > 1) || isLabel(label)),
  );
  return isGood && text.length <= MAX_NAME ? text : undefined;
}

/** Letters, digits, hyphens inside; underscores are met in internal names and accepted. */
function isLabel(label: string): boolean {
  return label.length <= MAX_LABEL && /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label);
}

function toAsciiLabel(label: string): string | undefined {
  if (/^[\x21-\x7e]*$/.test(label)) {
    return label;
  }
  return /^[\p{L}\p{M}\p{N}-]+$/u.test(label) ? `xn--${toPunycode(label)}` : undefined;
}
