/**
 * A small language for ASN.1 types as data (X.680): what a value may hold, what each part is called, and
 * which parts are secret. The modules beside this file are written in it; `fieldTree` walks bytes by it.
 *
 * Lengths, order and number are not checked here: that is the business of the decoders and the rules. A
 * type only says how to name what is there.
 */
import { Tag } from '../der/values';

/** A type with values of its own: no parts inside. */
export interface PrimitiveType {
  readonly kind: 'primitive';
  readonly name: string;
  readonly tag: number;
  /** Named numbers of an INTEGER or ENUMERATED, named bits of a BIT STRING (X.680 §19.1, §22.1). */
  readonly values?: readonly (string | undefined)[];
  readonly show?: ShowOctets;
}

/** How octets of a string that is no text are shown. */
export type ShowOctets = 'ipAddress' | 'text' | 'length' | 'number' | 'milliseconds';

/** SEQUENCE or SET of named members. */
export interface SequenceType {
  readonly kind: 'sequence';
  readonly name: string;
  readonly tag: number;
  readonly members: readonly Member[];
  readonly show?: ShowParts;
  readonly hides?: Hides;
}

/** SEQUENCE OF or SET OF. */
export interface ListType {
  readonly kind: 'list';
  readonly name: string;
  readonly tag: number;
  readonly element: Asn1Type;
  readonly show?: ShowParts;
  readonly hides?: Hides;
}

/**
 * What is secret in a type that holds private keys, besides the members marked so: `strangers`, whatever does
 * not fit; `all`, everything unless all of it fits.
 */
export type Hides = 'strangers' | 'all';

/** How a value with parts is shown in one line; others show the number of their parts. */
export type ShowParts =
  | 'name'
  | 'relativeName'
  | 'pair'
  | 'attribute'
  | 'algorithm'
  | 'extension'
  | 'list'
  | 'period'
  | 'members'
  | 'first';

/** CHOICE. The alternative that is there stands in the path, unless the choice is `silent`. */
export interface ChoiceType {
  readonly kind: 'choice';
  readonly name: string;
  readonly members: readonly Member[];
  readonly silent: boolean;
}

export interface TaggedType {
  readonly kind: 'tagged';
  readonly tag: number;
  readonly explicit: boolean;
  readonly type: Asn1Type;
}

/** OCTET STRING or BIT STRING whose octets are the DER of another type. */
export interface WrappedType {
  readonly kind: 'wrapped';
  readonly name: string;
  readonly tag: number;
  readonly type: Asn1Type;
}

/** The type depends on the object identifier in the member `key` before it (X.681 open types). */
export interface OpenType {
  readonly kind: 'open';
  readonly key: string;
  readonly table: OpenTable;
  /** For identifiers the table does not know. Without it the octets of a string are left alone. */
  readonly otherwise: Asn1Type | undefined;
}

/** Octets with a structure that is not ASN.1, in an OCTET STRING. */
export interface ForeignType {
  readonly kind: 'foreign';
  readonly name: string;
  readonly format: 'signedCertificateTimestampList' | 'signedCertificateTimestamp';
}

/** A type whose values are never shown, wherever they stand. */
export interface ConcealedType {
  readonly kind: 'concealed';
  readonly type: Asn1Type;
}

export interface AnyType {
  readonly kind: 'any';
}

export type Asn1Type =
  | PrimitiveType
  | SequenceType
  | ListType
  | ChoiceType
  | TaggedType
  | WrappedType
  | OpenType
  | ForeignType
  | ConcealedType
  | AnyType;

/** Which table an open type is looked up in. */
export type OpenTable =
  | 'attribute'
  | 'authenticatedSafe'
  | 'bag'
  | 'certificateBag'
  | 'content'
  | 'crlBag'
  | 'encapsulatedContent'
  | 'extension'
  | 'ocspResponse'
  | 'otherName'
  | 'otherRecipient'
  | 'otherRevocation'
  | 'parameters'
  | 'policyQualifier'
  | 'privateKey'
  | 'publicKey'
  | 'qcStatement'
  | 'safeContents'
  | 'signature';

export type OpenTypes = Readonly<Record<string, Asn1Type>>;

export interface Member {
  readonly name: string;
  readonly type: Asn1Type;
  readonly optional: boolean;
  readonly secret: boolean;
}

/** A member before it has its name. */
interface Marked {
  readonly marked: Asn1Type;
  readonly optional: boolean;
  readonly secret: boolean;
}

type Members = Readonly<Record<string, Asn1Type | Marked>>;

const isMarked = (entry: Asn1Type | Marked): entry is Marked => 'marked' in entry;

function membersOf(members: Members): readonly Member[] {
  return Object.entries(members).map(([name, entry]) =>
    isMarked(entry)
      ? { name, type: entry.marked, optional: entry.optional, secret: entry.secret }
      : { name, type: entry, optional: false, secret: false },
  );
}

export function sequence(name: string, members: Members, show?: ShowParts): SequenceType {
  const type = { kind: 'sequence', name, tag: Tag.sequence, members: membersOf(members) } as const;
  return { ...type, ...(show && { show }) };
}

/** A type that is a private key, or holds private keys. */
export const hiding = <T extends SequenceType | ListType>(hides: Hides, type: T): T => ({ ...type, hides });

export function sequenceOf(element: Asn1Type, name = 'SEQUENCE OF', show?: ShowParts): ListType {
  return { kind: 'list', name, tag: Tag.sequence, element, ...(show && { show }) };
}

export function setOf(element: Asn1Type, name = 'SET OF', show?: ShowParts): ListType {
  return { kind: 'list', name, tag: Tag.set, element, ...(show && { show }) };
}

export function choice(name: string, members: Members): ChoiceType {
  return { kind: 'choice', name, members: membersOf(members), silent: false };
}

/** A CHOICE whose alternatives mean the same: Time, DirectoryString. */
export function silentChoice(name: string, ...types: readonly Asn1Type[]): ChoiceType {
  const members = types.map((type) => ({ name: '', type, optional: false, secret: false }));
  return { kind: 'choice', name, members, silent: true };
}

export const explicit = (tag: number, type: Asn1Type): TaggedType => ({
  kind: 'tagged',
  tag,
  explicit: true,
  type,
});

/** IMPLICIT, except that a CHOICE or an open type under a tag is always explicit (X.680 §31.2.7). */
export const implicit = (tag: number, type: Asn1Type): TaggedType => ({
  kind: 'tagged',
  tag,
  explicit: type.kind === 'choice' || type.kind === 'open' || type.kind === 'any',
  type,
});

export const octetsOf = (type: Asn1Type): WrappedType => ({
  kind: 'wrapped',
  name: 'OCTET STRING',
  tag: Tag.octetString,
  type,
});

export const bitsOf = (type: Asn1Type): WrappedType => ({
  kind: 'wrapped',
  name: 'BIT STRING',
  tag: Tag.bitString,
  type,
});

export const open = (key: string, table: OpenTable, otherwise?: Asn1Type): OpenType => ({
  kind: 'open',
  key,
  table,
  otherwise,
});

export const concealed = (type: Asn1Type): ConcealedType => ({ kind: 'concealed', type });

/** OPTIONAL or DEFAULT. */
export const optional = (entry: Asn1Type | Marked): Marked =>
  isMarked(entry) ? { ...entry, optional: true } : { marked: entry, optional: true, secret: false };

/** Shown by name and length only, and all that is in it. */
export const secret = (type: Asn1Type): Marked => ({ marked: type, optional: false, secret: true });

const primitive = (name: string, tag: number): PrimitiveType => ({ kind: 'primitive', name, tag });

export const any: AnyType = { kind: 'any' };
export const boolean = primitive('BOOLEAN', Tag.boolean);
export const integer = primitive('INTEGER', Tag.integer);
export const bitString = primitive('BIT STRING', Tag.bitString);
export const octetString = primitive('OCTET STRING', Tag.octetString);
export const nothing = primitive('NULL', Tag.null);
export const objectIdentifier = primitive('OBJECT IDENTIFIER', Tag.oid);
export const enumerated = primitive('ENUMERATED', Tag.enumerated);
export const utf8String = primitive('UTF8String', Tag.utf8String);
export const numericString = primitive('NumericString', Tag.numericString);
export const printableString = primitive('PrintableString', Tag.printableString);
export const teletexString = primitive('TeletexString', Tag.teletexString);
export const ia5String = primitive('IA5String', Tag.ia5String);
export const visibleString = primitive('VisibleString', Tag.visibleString);
export const generalString = primitive('GeneralString', Tag.generalString);
export const universalString = primitive('UniversalString', Tag.universalString);
export const bmpString = primitive('BMPString', Tag.bmpString);
export const utcTime = primitive('UTCTime', Tag.utcTime);
export const generalizedTime = primitive('GeneralizedTime', Tag.generalizedTime);

/** RFC 6962 §3.3: in TLS presentation language (RFC 8446 §3). */
export const signedTimestamps: ForeignType = {
  kind: 'foreign',
  name: 'SignedCertificateTimestampList',
  format: 'signedCertificateTimestampList',
};

/** A part of an OCTET STRING or BIT STRING that was sent in pieces (X.690 §8.6.4, §8.7.3). */
export const segment: PrimitiveType = { ...octetString, name: 'segment', show: 'length' };

/** The same type under another name. */
export const named = (name: string, type: PrimitiveType): PrimitiveType => ({ ...type, name });

/** INTEGER or ENUMERATED with named numbers, or BIT STRING with named bits: the names of 0, 1, 2 … */
export const valuesOf = (
  name: string,
  type: PrimitiveType,
  values: readonly (string | undefined)[],
): PrimitiveType => ({ ...type, name, values });

export const shownAs = (show: ShowOctets, type: PrimitiveType): PrimitiveType => ({ ...type, show });
