/** Asks the client what version control has of those documents whose checks want to know. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { comparesWithCommitted } from '../core/phone/phoneDocument';
import { ClientRequest, type HeadTextParams, type HeadTextResult } from '../core/protocol';
import { describeError } from './safely';
import type { Session } from './session';

export interface CommittedTexts {
  /** The client can be asked; known after `initialize`. */
  isAsked: boolean;
  ask(document: TextDocument): void;
  askAll(): void;
}

/** `recheck` is called where the answer is another one than before. */
export function createCommittedTexts(
  session: Session,
  recheck: (document: TextDocument) => void,
): CommittedTexts {
  const { connection, documents, models } = session;

  async function ask(uri: string): Promise<void> {
    const opened = await session.open(uri);
    if (opened === undefined || !comparesWithCommitted(opened.model)) {
      return;
    }
    const params: HeadTextParams = { uri };
    const { text } = await connection.sendRequest<HeadTextResult>(ClientRequest.headText, params);
    const document = documents.get(uri);
    if (document !== undefined && models.committed(uri, text ?? undefined)) {
      recheck(document);
    }
  }

  const texts: CommittedTexts = {
    isAsked: false,
    ask({ uri }) {
      if (texts.isAsked) {
        ask(uri).catch((error) =>
          connection.console.error(`Asking for the commit of ${uri} failed: ${describeError(error)}`),
        );
      }
    },
    askAll() {
      for (const document of documents.all()) {
        texts.ask(document);
      }
    },
  };
  return texts;
}
