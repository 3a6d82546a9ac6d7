/** What "expand selection" grows through: the field under the cursor, the fields around it, the base64, the block. */
import type { Field } from '../asn1/field';
import { blockAt, type DocumentModel } from '../documentModel';
import { type Block, spanInText, spanOfBlock } from '../encoding/encoded';
import { type Span, shifted } from '../text';
import { fieldsUnderCursor } from './fieldUnderCursor';

/** From the smallest to the largest, each strictly larger than the one before; empty outside of blocks. */
export function selectionSpans(model: DocumentModel, offset: number): readonly Span[] {
  const block = blockAt(model, offset);
  if (block === undefined) {
    return [];
  }
  const spans = fieldsAround(block, offset).map((field) => spanInText(block, field.node));
  spans.push(shifted(block.encoded.body, block.start), spanOfBlock(block), {
    start: 0,
    end: model.text.length,
  });
  const growing: Span[] = [];
  for (const span of spans) {
    const last = growing[growing.length - 1];
    const isLarger = last === undefined || (span.start <= last.start && span.end >= last.end);
    const isOther = span.start !== last?.start || span.end !== last.end;
    if (isLarger && isOther && span.start <= offset && offset <= span.end) {
      growing.push(span);
    }
  }
  return growing;
}

function fieldsAround(block: Block, offset: number): readonly Field[] {
  const fields: Field[] = [];
  for (let field = fieldsUnderCursor(block, offset)[0]; field !== undefined; field = field.parent) {
    fields.push(field);
  }
  return fields;
}
