/** All phone configs: what is open as it is in the editor, and the files that the index is made of. */
import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PhoneConfig } from '../../core/phone/phoneConfig';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { readPhoneConfig } from '../../core/phone/readPhoneConfig';
import { languageOf, textOf } from '../../core/workspace/readContent';
import type { Session } from '../session';

export interface PlacedConfig {
  readonly config: PhoneConfig;
  readonly document: TextDocument;
  readonly isOpen: boolean;
}

/** Those that hold `piece`, whatever its case; reads the files again, since the index keeps no text. */
export async function* phoneConfigsWith(
  session: Session,
  piece: string,
  token: CancellationToken,
): AsyncGenerator<PlacedConfig> {
  const { documents, files, indexer, lint } = session;
  const wanted = piece.toLowerCase();
  for (const { uri } of documents.all()) {
    const opened = await session.open(uri);
    const config = opened && phoneConfigOf(opened.model);
    if (opened !== undefined && config?.text.toLowerCase().includes(wanted) === true) {
      yield { config, document: opened.document, isOpen: true };
    }
  }
  const { index, phone } = await session.settings.of(lint.folders[0] ?? '');
  const isCancelled = () => token.isCancellationRequested;
  const uris =
    lint.folders.length === 0 ? [] : await files?.list({ ...index, folders: lint.folders, isCancelled });
  for (const uri of uris ?? []) {
    if (isCancelled()) {
      return;
    }
    if (documents.get(uri) !== undefined || !indexer.isCovered(uri)) {
      continue;
    }
    const bytes = await files?.read(uri, index.maxFileSize * 1000);
    const text = bytes && textOf(bytes);
    if (text?.toLowerCase().includes(wanted) === true) {
      const languageId = languageOf(uri);
      const config = readPhoneConfig(text, languageId, { path: uri, ...phone });
      if (config !== undefined) {
        yield { config, document: TextDocument.create(uri, languageId, 0, text), isOpen: false };
      }
    }
  }
}
