/** What kind of certificate to make: a JSON file that people review and keep with the workspace, or a built-in one. */
import {
  HASHES,
  type Hash,
  KEY_ALGORITHMS,
  type KeyAlgorithmName,
  NAME_TYPES,
  type NamePart,
  type NameType,
} from '../../core/caProtocol';
import { isTarget, type Target } from '../../core/lint/targets';
import { CaError } from '../caError';
import { KEY_USAGES, type KeyUsage, PURPOSES, type Purpose } from '../x509/writeExtensions';
import { BUILT_IN_PROFILES } from './builtIn';

export const PROFILE_KINDS = ['root', 'intermediate', 'end-entity', 'self-signed'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

export interface Profile {
  readonly name: string;
  readonly description: string;
  readonly kind: ProfileKind;
  readonly key: KeyAlgorithmName;
  /** `undefined`: the hash that fits the signing key. */
  readonly hash: Hash | undefined;
  readonly days: number;
  /** Of CAs: how many CAs may follow below. */
  readonly pathLength: number | undefined;
  readonly keyUsage: readonly KeyUsage[];
  readonly extendedKeyUsage: readonly Purpose[];
  /** Parts of the subject that are proposed to whoever fills in a form. */
  readonly subject: readonly NamePart[];
  readonly altNames: {
    /** Names that a request asks for are granted. */
    readonly fromRequest: boolean;
    /** A common name that is a host or an address is also added as an alternative name (RFC 6125 §6.4.4). */
    readonly fromCommonName: boolean;
    readonly required: boolean;
  };
  readonly crlDistributionPoints: readonly string[];
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
  /** Devices that have to accept the certificate: their rules are checked before it is signed. */
  readonly targets: readonly Target[];
}

/** Names of `phonepki.server.*` arguments that mean a built-in profile. */
export function builtInProfile(name: string): Profile | undefined {
  return BUILT_IN_PROFILES.find((profile) => profile.name === name);
}

type Reader<T> = (value: unknown) => T | undefined;

const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const whole =
  (least: number, most: number): Reader<number> =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? (value as number)
      : undefined;
const oneOf =
  <T extends string>(values: readonly T[]): Reader<T> =>
  (value) =>
    values.find((each) => each === value);
const uri: Reader<string> = (value) =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(value) ? value : undefined;

function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value) => {
    const items = Array.isArray(value) ? value.map(read) : undefined;
    return items?.every((item) => item !== undefined) === true ? (items as T[]) : undefined;
  };
}

/** A part of the subject as `{ "type": "O", "value": "Example" }`. */
const namePart: Reader<NamePart> = (value) => {
  const { type, value: content } = (value ?? {}) as { type?: unknown; value?: unknown };
  const known = oneOf<NameType>(NAME_TYPES)(type);
  return known !== undefined && typeof content === 'string' ? { type: known, value: content } : undefined;
};

export const MAX_DAYS = 36_525;

/** Reads a profile file; what it leaves out comes from the built-in profile of its kind. */
export function readProfile(json: string, where: string): Profile {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(json) as Record<string, unknown>;
  } catch {
    throw new CaError(`Nothing was made: the profile ${where} is not JSON.`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new CaError(`Nothing was made: the profile ${where} is not a JSON object.`);
  }
  const known = new Set<string>(['$schema', ...Object.keys(BASES.root), 'altNames']);
  const unknown = Object.keys(given).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new CaError(`Nothing was made: the profile ${where} has "${unknown}", which no profile has.`);
  }
  const member = <T>(from: Record<string, unknown>, name: string, read: Reader<T>, otherwise: T): T => {
    const value = from[name];
    const result = value === undefined ? otherwise : read(value);
    if (value !== undefined && result === undefined) {
      throw new CaError(`Nothing was made: the profile ${where} has a wrong value for "${name}".`);
    }
    return result as T;
  };
  const kind = member(given, 'kind', oneOf(PROFILE_KINDS), 'end-entity');
  const base = BASES[kind];
  const altNames = member<Record<string, unknown>>(
    given,
    'altNames',
    (value) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined),
    {},
  );
  return {
    name: member(given, 'name', text, where),
    description: member(given, 'description', text, ''),
    kind,
    key: member(given, 'key', oneOf(KEY_ALGORITHMS), base.key),
    hash: member<Hash | undefined>(given, 'hash', oneOf(HASHES), undefined),
    days: member(given, 'days', whole(1, MAX_DAYS), base.days),
    pathLength: member(given, 'pathLength', whole(0, 20), base.pathLength),
    keyUsage: member(given, 'keyUsage', listOf(oneOf(KEY_USAGES)), base.keyUsage),
    extendedKeyUsage: member(
      given,
      'extendedKeyUsage',
      listOf(oneOf(Object.keys(PURPOSES) as Purpose[])),
      base.extendedKeyUsage,
    ),
    subject: member(given, 'subject', listOf(namePart), []),
    altNames: {
      fromRequest: member(altNames, 'fromRequest', flag, base.altNames.fromRequest),
      fromCommonName: member(altNames, 'fromCommonName', flag, base.altNames.fromCommonName),
      required: member(altNames, 'required', flag, base.altNames.required),
    },
    crlDistributionPoints: member(given, 'crlDistributionPoints', listOf(uri), []),
    ocsp: member(given, 'ocsp', listOf(uri), []),
    caIssuers: member(given, 'caIssuers', listOf(uri), []),
    targets: member(
      given,
      'targets',
      listOf((value) => (isTarget(value) ? value : undefined)),
      base.targets,
    ),
  };
}

const named = (name: string) => BUILT_IN_PROFILES.find((profile) => profile.name === name) as Profile;

const BASES: Readonly<Record<ProfileKind, Profile>> = {
  root: named('root'),
  intermediate: named('intermediate'),
  'end-entity': named('phone-client'),
  'self-signed': named('self-signed'),
};
