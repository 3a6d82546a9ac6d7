/** One model per document version, made when it is first asked for and from the one before it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentModel, readDocument } from '../core/documentModel';
import type { GitFacts } from '../core/gitFacts';
import type { CommittedText } from '../core/phone/phoneConfig';
import type { SavedForm } from '../core/phone/savedForm';
import type { Settings } from '../core/protocol';

interface Entry {
  readonly version: number;
  readonly languageId: string;
  readonly maxLength: number;
  readonly phone: Settings['phone'];
  readonly git: GitFacts | undefined;
  readonly committed: CommittedText | undefined;
  readonly saved: SavedForm | undefined;
  readonly model: DocumentModel;
}

export interface ModelOptions {
  readonly maxLength: number;
  readonly phone: Settings['phone'];
  readonly git: GitFacts | undefined;
}

export interface ModelCache {
  get(document: TextDocument, options: ModelOptions): DocumentModel;
  /** What version control has of a document. True where that is news. */
  committed(uri: string, text: string | undefined): boolean;
  /** How the file of a document is written. True where that is news. */
  saved(uri: string, form: SavedForm | undefined): boolean;
  forget(uri: string): void;
}

export function createModelCache(): ModelCache {
  const entries = new Map<string, Entry>();
  const texts = new Map<string, CommittedText>();
  const forms = new Map<string, SavedForm>();
  return {
    get(document, { maxLength, phone, git }) {
      const { uri, version, languageId } = document;
      const known = entries.get(uri);
      const committed = texts.get(uri);
      const saved = forms.get(uri);
      const isSame =
        known?.version === version &&
        known.committed === committed &&
        known.saved === saved &&
        known.languageId === languageId &&
        known.maxLength === maxLength &&
        known.phone === phone &&
        known.git === git;
      if (known !== undefined && isSame) {
        return known.model;
      }
      const options = { languageId, maxLength, phone: { path: uri, committed, saved, ...phone }, git };
      const model = readDocument(document.getText(), options, known?.model);
      entries.set(uri, { version, languageId, maxLength, phone, git, committed, saved, model });
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
    saved(uri, form) {
      if (forms.get(uri)?.encoding === form?.encoding) {
        return false;
      }
      if (form === undefined) {
        forms.delete(uri);
      } else {
        forms.set(uri, form);
      }
      return true;
    },
    forget(uri) {
      entries.delete(uri);
      forms.delete(uri);
      texts.delete(uri);
    },
  };
}
