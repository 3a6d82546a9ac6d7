/** In an item that has an index, what the index means. */
import type { DocumentModel } from '../documentModel';
import { visible } from '../markdown';
import { entryOf, itemAt } from '../phone/phoneConfig';
import { phoneConfigOf } from '../phone/phoneDocument';
import { touches } from '../text';

export interface SignatureHelp {
  readonly label: string;
  /** The part of the label that is the index. */
  readonly parameter: readonly [start: number, end: number];
  readonly documentation: string;
}

export function signatureHelp(model: DocumentModel, offset: number): SignatureHelp | undefined {
  const config = phoneConfigOf(model);
  const item = config && itemAt(config, offset);
  if (config === undefined || item?.indexSpan === undefined || !touches(item.indexSpan, offset)) {
    return undefined;
  }
  const entry = entryOf(config, item);
  if (entry?.isIndexed !== true) {
    return undefined;
  }
  const before = `${visible(item.name)} [`;
  const label = `${before}index]`;
  return {
    label,
    parameter: [before.length, label.length - 1],
    documentation: `${entry.indexMeaning ?? 'A number from 1 on.'}${entry.meaning === undefined ? '' : `\n${entry.meaning}`}`,
  };
}
