import type { Location, Position } from 'vscode-languageserver';
import { definitionsOf, focusAt } from '../../core/features/definition';
import { documentLinks } from '../../core/features/documentLinks';
import { blockOfSlotAt, certificateFileAt, filesOfPath } from '../../core/phone/certificateFiles';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { resolveUri } from '../../core/resolveUri';
import { touches } from '../../core/text';
import { placesOf } from '../../core/workspace/relations';
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
          return namedAt(session, textDocument.uri, position);
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

/** What a config names there: files, or from the name of a certificate item the certificate in it. */
async function namedAt(session: Session, uri: string, position: Position): Promise<Location[] | null> {
  const opened = await session.open(uri);
  if (opened === undefined) {
    return null;
  }
  const { document, model } = opened;
  const offset = document.offsetAt(position);
  const config = phoneConfigOf(model);
  const certificate = config && certificateFileAt(config, offset);
  const known = certificate === undefined ? [] : filesOfPath(session.indexer.index.uris(), certificate.path);
  const link = documentLinks(model).find(({ span }) => touches(span, offset));
  const target = link && resolveUri(uri, link.target);
  const found = known.length > 0 ? known : target === undefined ? [] : [target];
  if (found.length > 0) {
    const start = { line: 0, character: 0 };
    return found.map((file) => ({ uri: file, range: { start, end: start } }));
  }
  const block = config && blockOfSlotAt(config, model.blocks, offset);
  const entry = block && (await entryAt(session, uri, document.positionAt(block.start)));
  const places = entry === undefined ? [] : placesOf(session.indexer.index, entry, entry);
  const elsewhere = places.filter((place) => place.uri !== uri);
  return places.length === 0 ? null : (elsewhere.length > 0 ? elsewhere : places).map(toLocation);
}
