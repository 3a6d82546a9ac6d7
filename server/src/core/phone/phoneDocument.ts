/** The phone config that a document is, and which of its blocks belong to which item. */
import type { DocumentModel } from '../documentModel';
import type { Block } from '../encoding/encoded';
import type { CommittedText, PhoneConfig, PhoneItem } from './phoneConfig';
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

const committedConfigs = new WeakMap<CommittedText, { readonly config: PhoneConfig | undefined }>();

/** The config as it was committed last; `undefined` where nobody knows. */
export function committedConfigOf({ languageId, phone }: DocumentModel): PhoneConfig | undefined {
  const committed = phone?.committed;
  if (phone === undefined || committed === undefined) {
    return undefined;
  }
  let known = committedConfigs.get(committed);
  if (known === undefined) {
    known = { config: readPhoneConfig(committed.text, languageId, phone) };
    committedConfigs.set(committed, known);
  }
  return known.config;
}

/** Its phones see by a version item whether it changed. */
export function comparesWithCommitted(model: DocumentModel): boolean {
  return phoneConfigOf(model)?.dialect.id === 'optipoint';
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
