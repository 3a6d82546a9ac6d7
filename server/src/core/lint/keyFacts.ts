/** What several rules ask of RSA keys. */
import { readInteger } from '../der/values';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import { atNode, type Citation, defineRule, type Place, type Rule } from './rule';
import type { Severity } from './severity';
import type { Target } from './targets';

interface RsaRule {
  readonly severity: Severity;
  readonly severityFor?: Readonly<Partial<Record<Target, Severity | 'off'>>>;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly fault: (key: {
    readonly modulus: bigint;
    readonly exponent: bigint;
    readonly bits: number;
  }) => { readonly message: string; readonly severity?: Severity } | undefined;
  /** The part that is marked; the whole key, where nothing is said. */
  readonly part?: 'modulus' | 'exponent';
}

/** A rule on the two numbers of an RSA key, wherever one stands. */
export function defineRsaRule({ fault, part, ...rest }: RsaRule): Rule {
  return defineRule({
    ...rest,
    appliesTo: 'publicKeyInfo',
    check({ publicKeyInfo }) {
      const { modulus, exponent } = numbersOf(publicKeyInfo) ?? {};
      const { bits } = publicKeyInfo;
      if (modulus === undefined || exponent === undefined || bits === undefined || bits > MAX_BITS) {
        return [];
      }
      const found = fault({ modulus, exponent, bits });
      return found === undefined ? [] : [{ place: placeOf(publicKeyInfo, part), ...found }];
    },
  });
}

/** Longer numbers are no keys, and computing with them takes its time. */
const MAX_BITS = 32_768;

interface Numbers {
  readonly modulus: bigint | undefined;
  readonly exponent: bigint | undefined;
}

const numbers = new WeakMap<PublicKeyInfo, Numbers>();

function numbersOf(key: PublicKeyInfo): Numbers | undefined {
  if (key.modulus === undefined) {
    return undefined;
  }
  let found = numbers.get(key);
  if (found === undefined) {
    found = {
      modulus: readInteger(key.modulus),
      exponent: key.exponent === undefined ? undefined : readInteger(key.exponent),
    };
    numbers.set(key, found);
  }
  return found;
}

function placeOf(key: PublicKeyInfo, part: 'modulus' | 'exponent' | undefined): Place {
  return atNode((part === undefined ? undefined : key[part]) ?? key.keyNode ?? key.node);
}
