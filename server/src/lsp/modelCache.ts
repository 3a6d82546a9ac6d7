/** One model per document version, made when it is first asked for and from the one before it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentModel, readDocument } from '../core/documentModel';
import type { CommittedText } from '../core/phone/phoneConfig';
import type { Settings } from '../core/protocol';

interface Entry {
  readonly version: number;
  readonly languageId: string;
  readonly maxLength: number;
  readonly phone: Settings['phone'] | undefined;
  readonly committed: CommittedText | undefined;
  readonly model: DocumentModel;
}

export interface ModelCache {
  get(document: TextDocument, maxLength: number, phone?: Settings['phone']): DocumentModel;
  /** What version control has of a document. True where that is news. */
  committed(uri: string, text: string | undefined): boolean;
  forget(uri: string): void;
}

export function createModelCache(): ModelCache {
  const entries = new Map<string, Entry>();
  const texts = new Map<string, CommittedText>();
  return {
    get(document, maxLength, phone) {
      const { uri, version, languageId } = document;
      const known = entries.get(uri);
      const committed = texts.get(uri);
      const isSame =
        known?.version === version &&
        known.committed === committed &&
        known.languageId === languageId &&
        known.maxLength === maxLength &&
        (known.phone === phone || phone === undefined);
      if (known !== undefined && isSame) {
        return known.model;
      }
      const options = { languageId, maxLength, phone: phone && { path: uri, committed, ...phone } };
      const model = readDocument(document.getText(), options, known?.model);
      entries.set(uri, { version, languageId, maxLength, phone, committed, model });
      return model;
    },
    committed(uri, text) {
      if (texts.get(uri)?.text === text) {
        return false;
      }
      if (text === undefined) {
        texts.delete(uri);
      } else {
        texts.set(uri, { text });
      }
      return true;
    },
    forget(uri) {
      entries.delete(uri);
      texts.delete(uri);
    },
  };
}
