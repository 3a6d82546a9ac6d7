/** All phone configs: what is open as it is in the editor, and the files that the index is made of. */
import type { CancellationToken, Location } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { certificateFiles, fileKeyOf, filesOfPath } from '../../core/phone/certificateFiles';
import type { PhoneConfig } from '../../core/phone/phoneConfig';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { readPhoneConfig } from '../../core/phone/readPhoneConfig';
import type { Settings } from '../../core/protocol';
import { languageOf, textOf } from '../../core/workspace/readContent';
import type { Session } from '../session';
import { toRange } from '../toProtocol';

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
    const placed = text?.toLowerCase().includes(wanted) === true ? unopened(uri, text, phone) : undefined;
    if (placed !== undefined) {
      yield placed;
    }
  }
}

/** Places where configs name a file for a certificate item. */
export async function placesNaming(session: Session, uri: string): Promise<readonly Location[]> {
  const { index } = session.indexer;
  const configs = index.configsWith('certificateFiles', fileKeyOf(uri));
  const placed = await Promise.all(configs.map((each) => phoneConfigIn(session, each.uri)));
  return placed
    .filter((each) => each !== undefined)
    .flatMap(({ config, document }) =>
      certificateFiles(config)
        .filter(({ path }) => filesOfPath(index.uris(), path).includes(uri))
        .map(({ span }) => ({ uri: document.uri, range: toRange(document, span) })),
    );
}

/** The config in a file, as it is in the editor where it is open. */
async function phoneConfigIn(session: Session, uri: string): Promise<PlacedConfig | undefined> {
  const opened = await session.open(uri);
  if (opened !== undefined) {
    const config = phoneConfigOf(opened.model);
    return config && { config, document: opened.document, isOpen: true };
  }
  const { index, phone } = await session.settings.of(uri);
  const bytes = await session.files?.read(uri, index.maxFileSize * 1000);
  const text = bytes && textOf(bytes);
  return text === undefined ? undefined : unopened(uri, text, phone);
}

function unopened(uri: string, text: string, phone: Settings['phone']): PlacedConfig | undefined {
  const languageId = languageOf(uri);
  const config = readPhoneConfig(text, languageId, { path: uri, ...phone });
  return config && { config, document: TextDocument.create(uri, languageId, 0, text), isOpen: false };
}
