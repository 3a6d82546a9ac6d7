/** Internationalised domain names as the A-labels that certificates hold (RFC 5280 §7.2, RFC 3492, RFC 5891 §4). */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const FIRST_CODE = 128;
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
  return /^[\p{L}\p{M}\p{N}-]+$/u.test(label) ? `xn--${encodeLabel(label)}` : undefined;
}

/** RFC 3492 §6.3. */
function encodeLabel(label: string): string {
  const codes = Array.from(label, (character) => character.codePointAt(0) as number);
  let output = codes
    .filter((code) => code < FIRST_CODE)
    .map((code) => String.fromCharCode(code))
    .join('');
  const basicLength = output.length;
  let handled = basicLength;
  output += basicLength > 0 ? '-' : '';
  let code = FIRST_CODE;
  let delta = 0;
  let bias = 72;
  while (handled < codes.length) {
    const next = Math.min(...codes.filter((each) => each >= code));
    delta += (next - code) * (handled + 1);
    code = next;
    for (const each of codes) {
      if (each < code) {
        delta++;
      } else if (each === code) {
        output += variableInteger(delta, bias);
        bias = adapted(delta, handled + 1, handled === basicLength);
        delta = 0;
        handled++;
      }
    }
    delta++;
    code++;
  }
  return output;
}

function variableInteger(value: number, bias: number): string {
  let text = '';
  let left = value;
  for (let k = BASE; ; k += BASE) {
    const threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
    if (left < threshold) {
      return text + digit(left);
    }
    text += digit(threshold + ((left - threshold) % (BASE - threshold)));
    left = Math.floor((left - threshold) / (BASE - threshold));
  }
}

function digit(value: number): string {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(value);
}

/** RFC 3492 §6.1. */
function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) >> 1) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}
