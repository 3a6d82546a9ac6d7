/** Punycode with the parameters of internationalised host names (RFC 3492 §5 and §6). */

const BASE = 36;
const LEAST = 1;
const MOST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 0x80;
const MAX_CODE = 0x10ffff;

/** Text of the part of an A-label behind `xn--`; `undefined` where it is none. */
export function readPunycode(encoded: string): string | undefined {
  const last = encoded.lastIndexOf('-');
  const codes = last > 0 ? [...encoded.slice(0, last)].map((each) => each.charCodeAt(0)) : [];
  if (codes.some((code) => code >= FIRST_CODE)) {
    return undefined;
  }
  let code = FIRST_CODE;
  let index = 0;
  let bias = FIRST_BIAS;
  for (let at = last > 0 ? last + 1 : 0; at < encoded.length; ) {
    const before = index;
    let weight = 1;
    for (let step = BASE; ; step += BASE) {
      const digit = digitOf(encoded.charCodeAt(at++));
      if (digit === undefined) {
        return undefined;
      }
      index += digit * weight;
      const threshold = thresholdOf(step, bias);
      if (digit < threshold) {
        break;
      }
      weight *= BASE - threshold;
      if (weight > Number.MAX_SAFE_INTEGER / BASE) {
        return undefined;
      }
    }
    const length = codes.length + 1;
    bias = nextBias(index - before, length, before === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > MAX_CODE || (code >= 0xd800 && code <= 0xdfff)) {
      return undefined;
    }
    codes.splice(index++, 0, code);
  }
  return codes.map((each) => String.fromCodePoint(each)).join('');
}

/** The reverse of {@link readPunycode}, in lower case where there is a choice. */
export function toPunycode(text: string): string {
  const codes = [...text].map((each) => each.codePointAt(0) as number);
  const plain = codes.filter((each) => each < FIRST_CODE);
  let encoded = plain.map((each) => String.fromCharCode(each)).join('') + (plain.length > 0 ? '-' : '');
  let code = FIRST_CODE;
  let delta = 0;
  let bias = FIRST_BIAS;
  for (let done = plain.length; done < codes.length; ) {
    const next = Math.min(...codes.filter((each) => each >= code));
    delta += (next - code) * (done + 1);
    code = next;
    for (const each of codes) {
      if (each < code) {
        delta++;
      } else if (each === code) {
        encoded += variableLength(delta, bias);
        bias = nextBias(delta, done + 1, done === plain.length);
        delta = 0;
        done++;
      }
    }
    delta++;
    code++;
  }
  return encoded;
}

function variableLength(value: number, bias: number): string {
  let text = '';
  let rest = value;
  for (let step = BASE; ; step += BASE) {
    const threshold = thresholdOf(step, bias);
    if (rest < threshold) {
      return text + letterOf(rest);
    }
    text += letterOf(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

/** The digits are a to z, then 0 to 9. */
function letterOf(value: number): string {
  return value < 26 ? String.fromCharCode(0x61 + value) : String.fromCharCode(0x30 + value - 26);
}

function digitOf(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) {
    return code - 0x30 + 26;
  }
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 26 && code < 0x80 ? letter : undefined;
}

function thresholdOf(step: number, bias: number): number {
  return Math.min(Math.max(step - bias, LEAST), MOST);
}

function nextBias(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / length);
  let steps = 0;
  for (; rest > ((BASE - LEAST) * MOST) / 2; steps += BASE) {
    rest = Math.floor(rest / (BASE - LEAST));
  }
  return steps + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW));
}
