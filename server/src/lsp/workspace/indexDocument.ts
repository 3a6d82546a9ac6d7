/** What a document holds goes into the index, whether it is open or was read from the disk. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentModel } from '../../core/documentModel';
import { readConfigFacts } from '../../core/workspace/configFacts';
import { type IndexEntry, readEntries } from '../../core/workspace/indexEntry';
import type { SessionParts } from '../session';
import { toRange } from '../toProtocol';

export interface ReadDocument {
  readonly document: TextDocument;
  readonly model: DocumentModel;
  readonly isBinary: boolean;
}

/** One object at a time, so that the caller can pause. */
export function* entrySteps({
  document,
  model,
  isBinary,
}: ReadDocument): Generator<undefined, readonly IndexEntry[]> {
  const rangeOf = toRange.bind(undefined, document);
  const entries: IndexEntry[] = [];
  for (const entry of readEntries(model, { uri: document.uri, isBinary, rangeOf })) {
    entries.push(entry);
    yield;
  }
  return entries;
}

export function putDocument(
  { lint, neighbourhood }: SessionParts,
  { document, model }: ReadDocument,
  entries: readonly IndexEntry[],
): void {
  lint.noticed(entries);
  neighbourhood.index.put(document.uri, entries, readConfigFacts(model, document.uri));
}
