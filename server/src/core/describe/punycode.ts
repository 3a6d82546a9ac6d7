/** A-labels of internationalised domain names as people read them (RFC 3492, RFC 5890). */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
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

/** RFC 3492 §6.2. A label with characters that nobody sees is not decoded. */
function decodeLabel(input: string): string | undefined {
  if (input.length === 0 || input.length > MAX_LABEL) {
    return undefined;
  }
  const lastDelimiter = input.lastIndexOf('-');
  const output = lastDelimiter > 0 ? Array.from(input.slice(0, lastDelimiter), codePoint) : [];
  let code = 128;
  let index = 0;
  let bias = 72;
  let at = lastDelimiter > 0 ? lastDelimiter + 1 : 0;
  while (at < input.length) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(input.charCodeAt(at++));
      if (digit === undefined) {
        return undefined;
      }
      index += digit * weight;
      const threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
      if (digit < threshold) {
        break;
      }
      weight *= BASE - threshold;
    }
    const count = output.length + 1;
    bias = adapted(index - start, count, start === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      return undefined;
    }
    output.splice(index++, 0, code);
  }
  const label = String.fromCodePoint(...output);
  return /\p{C}/u.test(label) ? undefined : label;
}

function codePoint(character: string): number {
  return character.codePointAt(0) as number;
}

function digitOf(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) {
    return code - 0x61;
  }
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : undefined;
}

/** RFC 3492 §6.1. */
function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) >> 1) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
