/** One model per document version, made when it is first asked for and from the one before it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentModel, readDocument } from '../core/documentModel';

interface Entry {
  readonly version: number;
  readonly languageId: string;
  readonly maxLength: number;
  readonly model: DocumentModel;
}

export interface ModelCache {
  get(document: TextDocument, maxLength: number): DocumentModel;
  forget(uri: string): void;
}

export function createModelCache(): ModelCache {
  const entries = new Map<string, Entry>();
  return {
    get(document, maxLength) {
      const { uri, version, languageId } = document;
      const known = entries.get(uri);
      if (known?.version === version && known.languageId === languageId && known.maxLength === maxLength) {
        return known.model;
      }
      const model = readDocument(document.getText(), { languageId, maxLength }, known?.model);
      entries.set(uri, { version, languageId, maxLength, model });
      return model;
    },
    forget(uri) {
      entries.delete(uri);
    },
  };
}
