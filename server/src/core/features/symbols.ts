/** The outline: one entry a block, the fields of the first blocks below it, and in phone configs the items around them. */
import { childrenOf } from '../asn1/childrenOf';
import type { Field } from '../asn1/field';
import { valueText } from '../asn1/valueText';
import { describeObject } from '../describe/describeObject';
import { type DocumentModel, objectOf } from '../documentModel';
import { type Block, spanInText, spanOfBlock } from '../encoding/encoded';
import { visible } from '../markdown';
import { phoneConfigOf } from '../phone/phoneDocument';
import type { PkiObject } from '../pkiObject';
import type { Span } from '../text';
import { fieldTreeOf } from './fieldUnderCursor';
import { withItems } from './phone/phoneSymbols';

export interface Symbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: PkiObject['kind'] | 'field' | 'item';
  readonly span: Span;
  readonly children: readonly Symbol[];
}

/** No outline is longer: text can hold a hundred thousand armor lines. */
const MAX_BLOCKS = 10_000;
/** More blocks than this get no fields: a bundle of roots would have tens of thousands. */
const MAX_BLOCKS_WITH_FIELDS = 50;
/** So deep below the object fields are listed, and so many side by side. */
const MAX_DEPTH = 3;
const MAX_SIBLINGS = 100;

export function documentSymbols(model: DocumentModel, options: { readonly now: number }): readonly Symbol[] {
  const blocks = blockSymbols(model, options);
  const config = phoneConfigOf(model);
  return config === undefined ? blocks : withItems<Symbol>(config, blocks);
}

function blockSymbols(model: DocumentModel, options: { readonly now: number }): readonly Symbol[] {
  const blocks = model.blocks.filter(({ encoded }) => encoded.bytes.length > 0).slice(0, MAX_BLOCKS);
  return blocks.map((block, index) => {
    const object = objectOf(block.encoded);
    const { title, kindName } = describeObject(object, options);
    const root = index < MAX_BLOCKS_WITH_FIELDS ? fieldTreeOf(block.encoded)?.root : undefined;
    return {
      name: visible(title === '' ? kindName : title),
      detail: visible(kindName),
      kind: object.kind,
      span: spanOfBlock(block),
      children: root === undefined ? [] : fieldSymbols(block, root, MAX_DEPTH),
    };
  });
}

function fieldSymbols(block: Block, parent: Field, depth: number): readonly Symbol[] {
  if (depth === 0 || parent.secret) {
    return [];
  }
  return childrenOf(parent)
    .slice(0, MAX_SIBLINGS)
    .map((field) => ({
      name: visible(field.name),
      detail: field.node.constructed && !field.secret ? visible(field.type) : visible(valueText(field)),
      kind: 'field',
      span: spanInText(block, field.node),
      children: fieldSymbols(block, field, depth - 1),
    }));
}
