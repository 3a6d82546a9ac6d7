/** The outline: one entry a block. */
import { describeObject } from '../describe/describeObject';
import { type DocumentModel, objectOf } from '../documentModel';
import { spanOfBlock } from '../encoding/encoded';
import { visible } from '../markdown';
import type { PkiObject } from '../pkiObject';
import type { Span } from '../text';

export interface Symbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: PkiObject['kind'];
  readonly span: Span;
  readonly children: readonly Symbol[];
}

export function documentSymbols(model: DocumentModel, options: { readonly now: number }): readonly Symbol[] {
  return model.blocks.map((block) => {
    const object = objectOf(block.encoded);
    const { title, kindName } = describeObject(object, options);
    return {
      name: visible(title),
      detail: visible(kindName),
      kind: object.kind,
      span: spanOfBlock(block),
      children: [],
    };
  });
}
