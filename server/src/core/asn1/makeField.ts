/** Puts fields together. */
import type { DerNode } from '../der/readDer';
import { pieceOf } from '../der/readDer';
import type { Field } from './field';
import { hiddenBy, nothingMade, resolve } from './field';
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
  const isFit = fits && found.fits;
  const hidden = secret || found.concealed || (parent.hidesStrangers && !isFit);
  const whole = step + suffix;
  const plain = whole.startsWith('.') ? whole.slice(1) : whole;
  return {
    name: step === '' ? innerName(parent, typeName, suffix) : plain,
    path: parent.path === '' ? plain : parent.path + whole,
    type: typeName,
    node,
    secret: hidden,
    parent,
    fits: isFit,
    definition,
    key,
    secretInside: hidden,
    hidesStrangers: parent.hidesStrangers || hiddenBy(definition) !== undefined,
    depth: parent.depth + 1,
    made: nothingMade(),
  };
}

/** What a tag wraps has the name of the tagged field; what a string wraps has the name of its type. */
function innerName({ definition, name }: Field, typeName: string, suffix: string): string {
  return definition.kind === 'wrapper' && definition.around === 'tag' ? name + suffix : typeName;
}

/** Octets that are no value of their own. */
export function rawField(parent: Field, start: number, end: number, step: string): Field {
  const secret = parent.secretInside || parent.hidesStrangers;
  return {
    name: step.startsWith('.') ? step.slice(1) : step,
    path: parent.path + step,
    type: 'octets',
    node: pieceOf(parent.node, start, end),
    secret,
    parent,
    fits: false,
    definition: any,
    key: undefined,
    secretInside: secret,
    hidesStrangers: parent.hidesStrangers,
    depth: parent.depth + 1,
    made: nothingMade(),
  };
}
