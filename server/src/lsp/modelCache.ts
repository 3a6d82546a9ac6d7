/** One model per document version, made when it is first asked for and from the one before it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentModel, readDocument } from '../core/documentModel';
import type { Settings } from '../core/protocol';

interface Entry {
  readonly version: number;
  readonly languageId: string;
  readonly maxLength: number;
  readonly phone: Settings['phone'] | undefined;
  readonly model: DocumentModel;
}

export interface ModelCache {
  get(document: TextDocument, maxLength: number, phone?: Settings['phone']): DocumentModel;
  forget(uri: string): void;
}

export function createModelCache(): ModelCache {
  const entries = new Map<string, Entry>();
  return {
    get(document, maxLength, phone) {
      const { uri, version, languageId } = document;
      const known = entries.get(uri);
      const isSame =
        known?.version === version &&
        known.languageId === languageId &&
        known.maxLength === maxLength &&
        (known.phone === phone || phone === undefined);
      if (known !== undefined && isSame) {
        return known.model;
      }
      const options = { languageId, maxLength, phone: phone && { path: uri, ...phone } };
      const model = readDocument(document.getText(), options, known?.model);
      entries.set(uri, { version, languageId, maxLength, phone, model });
      return model;
    },
    forget(uri) {
      entries.delete(uri);
    },
  };
}
