/** Looks at the bytes of those files whose text says how they are written. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { phoneConfigOf } from '../core/phone/phoneDocument';
import { savedFormOf } from '../core/phone/savedForm';
import { describeError } from './safely';
import type { Session } from './session';

export interface SavedForms {
  /** The document was opened or saved. */
  look(document: TextDocument): void;
}

/** `recheck` is called where the answer is another one than before. */
export function createSavedForms(session: Session, recheck: (document: TextDocument) => void): SavedForms {
  const { connection, documents, models } = session;

  async function look(uri: string): Promise<void> {
    const opened = await session.open(uri);
    if (opened === undefined || phoneConfigOf(opened.model)?.xml === undefined) {
      return;
    }
    const bytes = await session.files?.read(uri, opened.settings.index.maxFileSize * 1000);
    const document = documents.get(uri);
    if (document !== undefined && models.saved(uri, bytes && savedFormOf(bytes))) {
      recheck(document);
    }
  }

  return {
    look({ uri }) {
      look(uri).catch((error) =>
        connection.console.error(`Looking at the bytes of ${uri} failed: ${describeError(error)}`),
      );
    },
  };
}
