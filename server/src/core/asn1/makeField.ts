/** Puts fields together. */
import type { DerNode } from '../der/readDer';
import { pieceOf } from '../der/readDer';
import type { Field } from './field';
import { resolve } from './field';
import type { Asn1Type } from './schema';
import { any } from './schema';

export interface Made {
  /** What the path goes on with: '.serialNumber', '[2]', nothing for what a wrapper holds. */
  readonly step: string;
  readonly type: Asn1Type;
  readonly node: DerNode;
  readonly secret: boolean;
  readonly fits?: boolean;
  readonly key?: string | undefined;
}

/** The field of `node`, a part of `parent`, as a value of `type`. */
export function makeField(parent: Field, { step, type, node, secret, fits = true, key }: Made): Field {
  const { definition, typeName, suffix, ...found } = resolve(type, node, key);
  const hidden = secret || found.concealed;
  const whole = step + suffix;
  const plain = whole.startsWith('.') ? whole.slice(1) : whole;
  return {
    name: step === '' ? innerName(parent, typeName, suffix) : plain,
    path: parent.path === '' ? plain : parent.path + whole,
    type: typeName,
    node,
    secret: hidden,
    parent,
    fits: fits && found.fits,
    definition,
    key,
    secretInside: hidden,
    depth: parent.depth + 1,
  };
}

/** What a tag wraps has the name of the tagged field; what a string wraps has the name of its type. */
function innerName({ definition, name }: Field, typeName: string, suffix: string): string {
  return definition.kind === 'wrapper' && definition.around === 'tag' ? name + suffix : typeName;
}

/** Octets that are no value of their own. */
export function rawField(
  near: DerNode,
  start: number,
  end: number,
  parent: Field | undefined,
  name: string,
): Field {
  return {
    name,
    path: (parent?.path ?? '') + name,
    type: 'octets',
    node: pieceOf(near, start, end),
    secret: parent?.secretInside ?? false,
    parent,
    fits: false,
    definition: any,
    key: undefined,
    secretInside: parent?.secretInside ?? false,
    depth: (parent?.depth ?? -1) + 1,
  };
}
