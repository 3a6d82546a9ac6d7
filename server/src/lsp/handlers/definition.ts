import { definitionsOf } from '../../core/features/definition';
import { safely } from '../safely';
import type { Handler } from '../session';
import { entryAt } from '../workspace/findEntry';
import { toLink, toLocation } from '../workspace/toLocations';

export const definitionHandler: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register(session) {
    const { connection } = session;
    connection.onDefinition(({ textDocument, position }, token) =>
      safely(connection.console, 'Definition', null, token, async () => {
        const entry = await entryAt(session, textDocument.uri, position);
        const found = entry === undefined ? [] : definitionsOf(session.indexer.index, entry);
        const hasLinks = session.capabilities.textDocument?.definition?.linkSupport === true;
        return entry !== undefined && hasLinks
          ? found.map((each) => toLink(entry, each))
          : found.map(toLocation);
      }),
    );
  },
};
