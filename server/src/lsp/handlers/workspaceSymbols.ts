import type { SymbolInformation } from 'vscode-languageserver';
import { searchObjects } from '../../core/features/searchObjects';
import { safely } from '../safely';
import type { Handler } from '../session';
import { inSlices } from '../workspace/inSlices';
import { toLocation, toSymbolKind } from '../workspace/toLocations';

/** More than anybody looks through. */
const LIMIT = 500;

export const workspaceSymbolHandler: Handler = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register(session) {
    const { connection, indexer } = session;
    connection.onWorkspaceSymbol(({ query }, token) =>
      safely(connection.console, 'Workspace symbols', null, token, async () => {
        await indexer.ready();
        const found = await inSlices(session, token, searchObjects(indexer.index.all(), query, LIMIT));
        return found.map(
          ({ entry, matched }): SymbolInformation => ({
            // Editors filter by the name: it has to hold what was typed.
            name: matched === entry.title ? entry.title : `${entry.title} · ${matched}`,
            kind: toSymbolKind(entry.role),
            containerName: entry.role,
            location: toLocation(entry),
          }),
        );
      }),
    );
  },
};
