/** A field: one value in the bytes, with its name in the object it is a part of. */
import type { DerNode } from '../der/readDer';
import { tagName } from '../der/tagName';
import { Tag } from '../der/values';
import { openType } from './openTypes';
import type {
  AnyType,
  Asn1Type,
  ForeignType,
  Hides,
  ListType,
  Member,
  PrimitiveType,
  SequenceType,
} from './schema';
import { any } from './schema';

export interface Field {
  /** 'notAfter', '[2]' for an element, '[0].dNSName' where a CHOICE was taken. */
  readonly name: string;
  /** 'tbsCertificate.validity.notAfter'; empty for the outermost value. */
  readonly path: string;
  /** The type as people call it: 'Time', 'INTEGER', 'KeyUsage'. */
  readonly type: string;
  readonly node: DerNode;
  /** Nothing of the value may be shown but its length. */
  readonly secret: boolean;
  readonly parent: Field | undefined;
  /** False where the schema has no place for such a value here. */
  readonly fits: boolean;
  /** What the value was read as. */
  readonly definition: Definition;
  /** The object identifier that open types inside are looked up by. */
  readonly key: string | undefined;
  /** What lies inside is secret unless its own type says otherwise. */
  readonly secretInside: boolean;
  /** What does not fit inside is secret: it lies in a type that holds private keys. */
  readonly hidesStrangers: boolean;
  readonly depth: number;
  /** What `childrenOf` has made so far; nobody else looks in here. */
  readonly made: MadeParts;
}

/** Kept in the field itself: a map from field to parts costs more than the parts. */
export interface MadeParts {
  children: readonly Field[] | undefined;
  elements: Map<number, Field> | undefined;
}

export const nothingMade = (): MadeParts => ({ children: undefined, elements: undefined });

/** A type without tags, choices and open types: what is left when the value is known. */
export type Definition = PrimitiveType | SequenceType | ListType | ForeignType | AnyType | Wrapper;

/** A value around one other: an explicit tag, or a string that holds DER. */
export interface Wrapper {
  readonly kind: 'wrapper';
  readonly around: 'tag' | 'octets' | 'bits';
  readonly name: string;
  readonly type: Asn1Type;
}

/** True where a value with this tag may be of the type. */
export function matches(type: Asn1Type, node: DerNode): boolean {
  switch (type.kind) {
    case 'any':
    case 'open':
      return true;
    case 'choice':
      return type.members.some((member) => matches(member.type, node));
    case 'tagged':
      return node.tagClass === 'context' && node.tag === type.tag;
    case 'concealed':
      return matches(type.type, node);
    case 'foreign':
      return node.tagClass === 'universal' && node.tag === Tag.octetString;
    default:
      return node.tagClass === 'universal' && node.tag === type.tag;
  }
}

/** What a type hides besides the members it marks. */
export function hiddenBy(type: Asn1Type | Definition): Hides | undefined {
  return type.kind === 'sequence' || type.kind === 'list' ? type.hides : undefined;
}

interface Resolved {
  readonly definition: Definition;
  /** Name for people of the type, where it has one. */
  readonly typeName: string;
  /** '.dNSName' where a CHOICE was taken. */
  readonly suffix: string;
  readonly fits: boolean;
  /** The type itself says that its values are not shown. */
  readonly concealed: boolean;
}

/** Takes tags, choices and open types off until the type of this very value is left. */
export function resolve(declared: Asn1Type, node: DerNode, key: string | undefined): Resolved {
  let type = declared;
  let suffix = '';
  let alias: string | undefined;
  let fits = true;
  let concealed = false;
  for (;;) {
    switch (type.kind) {
      case 'tagged':
        if (type.explicit && node.constructed) {
          return resolved({ kind: 'wrapper', around: 'tag', name: tagName(node), type: type.type });
        }
        type = type.type;
        break;
      case 'concealed':
        concealed = true;
        type = type.type;
        break;
      case 'open': {
        const found: Asn1Type = openType(type.table, key) ?? type.otherwise ?? any;
        const isFound = matches(found, node);
        fits &&= isFound;
        type = isFound ? found : any;
        break;
      }
      case 'choice': {
        const taken: Member | undefined = type.members.find((member) => matches(member.type, node));
        fits &&= taken !== undefined;
        if (taken !== undefined && type.silent) {
          alias ??= type.name;
        } else if (taken !== undefined) {
          suffix += `.${taken.name}`;
        }
        type = taken?.type ?? any;
        break;
      }
      case 'wrapped': {
        const around = type.tag === Tag.bitString ? 'bits' : 'octets';
        return resolved({ kind: 'wrapper', around, name: type.name, type: type.type });
      }
      default:
        return resolved(type);
    }
  }

  function resolved(definition: Definition): Resolved {
    const typeName = alias ?? (definition.kind === 'any' ? tagName(node) : definition.name);
    return { definition, typeName, suffix, fits, concealed };
  }
}
