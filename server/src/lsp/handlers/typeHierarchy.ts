import { type TypeHierarchyItem, TypeHierarchyPrepareRequest } from 'vscode-languageserver';
import { subtypesOf, supertypesOf } from '../../core/features/typeHierarchy';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import { isOwnLanguage, ownLanguageSelector } from '../ownLanguages';
import { safely } from '../safely';
import type { Handler, Session } from '../session';
import { entryAt } from '../workspace/findEntry';
import { inSlices } from '../workspace/inSlices';
import { toSymbolKind } from '../workspace/toLocations';

export const typeHierarchyHandler: Handler = {
  capabilities: ({ textDocument }) =>
    textDocument?.typeHierarchy?.dynamicRegistration === true ? {} : { typeHierarchyProvider: true },
  register(session) {
    const { connection, indexer } = session;
    const { typeHierarchy } = connection.languages;
    typeHierarchy.onPrepare(({ textDocument, position }, token) =>
      safely(connection.console, 'Type hierarchy', null, token, async () => {
        const languageId = session.documents.get(textDocument.uri)?.languageId;
        const entry =
          languageId !== undefined && isOwnLanguage(languageId)
            ? await entryAt(session, textDocument.uri, position)
            : undefined;
        return entry?.kind === 'certificate' ? [toItem(entry)] : null;
      }),
    );
    typeHierarchy.onSupertypes(({ item }, token) =>
      safely(connection.console, 'Supertypes', null, token, async () => {
        const entry = await entryOfItem(session, item);
        return entry === undefined ? [] : supertypesOf(indexer.index, entry).map(toItem);
      }),
    );
    typeHierarchy.onSubtypes(({ item }, token) =>
      safely(connection.console, 'Subtypes', null, token, async () => {
        const entry = await entryOfItem(session, item);
        return entry === undefined
          ? []
          : (await inSlices(session, token, subtypesOf(indexer.index, entry))).map(toItem);
      }),
    );
  },
  initialized({ connection, capabilities }) {
    if (capabilities.textDocument?.typeHierarchy?.dynamicRegistration === true) {
      void connection.client.register(TypeHierarchyPrepareRequest.type, {
        documentSelector: ownLanguageSelector,
      });
    }
  },
};

/** Found again by its content where it has moved meanwhile. */
async function entryOfItem(
  { indexer }: Session,
  { data }: TypeHierarchyItem,
): Promise<IndexEntry | undefined> {
  await indexer.ready();
  return indexer.index.find('sha256', String(data))[0];
}

function toItem(entry: IndexEntry): TypeHierarchyItem {
  const { title, role, uri, range, sha256 } = entry;
  return {
    name: title,
    kind: toSymbolKind(role),
    detail: role,
    uri,
    range,
    selectionRange: { start: range.start, end: range.start },
    data: sha256,
  };
}
