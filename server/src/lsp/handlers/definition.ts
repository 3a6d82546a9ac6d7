import type { Location, Position } from 'vscode-languageserver';
import { definitionsOf, focusAt } from '../../core/features/definition';
import { documentLinks } from '../../core/features/documentLinks';
import { certificateFileAt, filesOfPath } from '../../core/features/phone/certificateFiles';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { resolveUri } from '../../core/resolveUri';
import { touches } from '../../core/text';
import { safely } from '../safely';
import type { Handler, Session } from '../session';
import { entryAt } from '../workspace/findEntry';
import { toLink, toLocation } from '../workspace/toLocations';

export const definitionHandler: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register(session) {
    const { connection } = session;
    connection.onDefinition(({ textDocument, position }, token) =>
      safely(connection.console, 'Definition', null, token, async () => {
        const entry = await entryAt(session, textDocument.uri, position);
        if (entry === undefined) {
          return filesAt(session, textDocument.uri, position);
        }
        const opened = await session.open(textDocument.uri);
        const focus = opened && focusAt(opened.model, opened.document.offsetAt(position));
        const found = definitionsOf(session.indexer.index, entry, focus);
        const hasLinks = session.capabilities.textDocument?.definition?.linkSupport === true;
        return hasLinks ? found.map((each) => toLink(entry, each)) : found.map(toLocation);
      }),
    );
  },
};

/** The files that a config names there. */
async function filesAt(session: Session, uri: string, position: Position): Promise<Location[] | null> {
  const opened = await session.open(uri);
  const offset = opened?.document.offsetAt(position) ?? -1;
  const config = opened && phoneConfigOf(opened.model);
  const certificate = config && certificateFileAt(config, offset);
  const known = certificate === undefined ? [] : filesOfPath(session.indexer.index.uris(), certificate.path);
  const link = opened && documentLinks(opened.model).find(({ span }) => touches(span, offset));
  const target = link && resolveUri(uri, link.target);
  const found = known.length > 0 ? known : target === undefined ? [] : [target];
  const start = { line: 0, character: 0 };
  return found.length === 0 ? null : found.map((file) => ({ uri: file, range: { start, end: start } }));
}
