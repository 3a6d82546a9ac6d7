/** The phone config that a document is, and which of its blocks belong to which item. */
import type { DocumentModel } from '../documentModel';
import type { Block } from '../encoding/encoded';
import type { PhoneConfig, PhoneItem } from './phoneConfig';
import { readPhoneConfig } from './readPhoneConfig';

const configs = new WeakMap<DocumentModel, { readonly config: PhoneConfig | undefined }>();

/** Read when it is first asked for; `undefined` where the document is none. */
export function phoneConfigOf(model: DocumentModel): PhoneConfig | undefined {
  let known = configs.get(model);
  if (known === undefined) {
    const { text, languageId, phone, isTooLong } = model;
    const config = isTooLong || phone === undefined ? undefined : readPhoneConfig(text, languageId, phone);
    known = { config };
    configs.set(model, known);
  }
  return known.config;
}

/** The blocks that begin in the value of an item. */
export function blocksOfItem(blocks: readonly Block[], { valueSpan }: PhoneItem): readonly Block[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).start < valueSpan.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  let end = low;
  while (end < blocks.length && (blocks[end] as Block).start < valueSpan.end) {
    end++;
  }
  return blocks.slice(low, end);
}
