import { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfigFacts } from '../../core/workspace/configFacts';
import { readEntries } from '../../core/workspace/indexEntry';
import { readContent } from '../../core/workspace/readContent';
import type { Session } from '../session';
import { toRange } from '../toProtocol';

/** Files that were just made, before the editor tells of them. */
export async function indexNow(session: Session, uris: readonly string[]): Promise<void> {
  const { documents, files, indexer } = session;
  for (const uri of uris) {
    if (documents.get(uri) !== undefined || !indexer.isCovered(uri)) {
      continue;
    }
    const { index, limits } = await session.settings.of(uri);
    const bytes = await files?.read(uri, index.maxFileSize * 1000);
    if (bytes !== undefined) {
      const maxLength = limits.documentSize * 1_000_000;
      const { model, isBinary } = readContent(uri, bytes, { maxLength });
      const document = TextDocument.create(uri, model.languageId, 0, model.text);
      const source = {
        uri,
        isBinary,
        rangeOf: (span: { start: number; end: number }) => toRange(document, span),
      };
      indexer.index.put(uri, [...readEntries(model, source)], readConfigFacts(model, uri));
    }
  }
}
