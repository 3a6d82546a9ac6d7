/** A field: one value in the bytes, with its name in the object it is a part of. */
import type { DerNode } from '../der/readDer';
import { tagName } from '../der/tagName';
import { openTypes } from './openTypes';
import type { AnyType, Asn1Type, ForeignType, ListType, PrimitiveType, SequenceType } from './schema';
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
  readonly depth: number;
}

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
    case 'foreign':
      return node.tagClass === 'universal' && node.tag === 4;
    default:
      return node.tagClass === 'universal' && node.tag === type.tag;
  }
}

interface Resolved {
  readonly definition: Definition;
  /** Name for people of the type, where it has one. */
  readonly typeName: string;
  /** '.dNSName' where a CHOICE was taken. */
  readonly suffix: string;
  readonly fits: boolean;
}

/** Takes tags, choices and open types off until the type of this very value is left. */
export function resolve(declared: Asn1Type, node: DerNode, key: string | undefined): Resolved {
  let type = declared;
  let suffix = '';
  let typeName: string | undefined;
  let underTag = false;
  for (;;) {
    switch (type.kind) {
      case 'tagged': {
        const { explicit, type: inner } = type;
        if (explicit && node.constructed) {
          const name = tagName(node);
          const definition: Wrapper = { kind: 'wrapper', around: 'tag', name, type: inner };
          return { definition, typeName: typeName ?? name, suffix, fits: true };
        }
        type = inner;
        underTag = true;
        break;
      }
      case 'open': {
        const found: Asn1Type | undefined = key === undefined ? undefined : openTypes(type.table)[key];
        if (found === undefined || !(underTag || matches(found, node))) {
          return { definition: any, typeName: tagName(node), suffix, fits: true };
        }
        type = found;
        break;
      }
      case 'choice': {
        const taken = type.members.find((member) => matches(member.type, node));
        if (taken === undefined) {
          return { definition: any, typeName: tagName(node), suffix, fits: false };
        }
        if (type.silent) {
          typeName ??= type.name;
        } else {
          suffix += `.${taken.name}`;
        }
        type = taken.type;
        break;
      }
      case 'wrapped': {
        const around = type.name === 'BIT STRING' ? 'bits' : 'octets';
        const definition: Wrapper = { kind: 'wrapper', around, name: type.name, type: type.type };
        return { definition, typeName: typeName ?? type.name, suffix, fits: true };
      }
      case 'any':
        return { definition: any, typeName: typeName ?? tagName(node), suffix, fits: true };
      default:
        return { definition: type, typeName: typeName ?? type.name, suffix, fits: true };
    }
  }
}
