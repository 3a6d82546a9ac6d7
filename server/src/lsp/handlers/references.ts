import { referencesTo } from '../../core/features/references';
import { safely } from '../safely';
import type { Handler } from '../session';
import { entryAt } from '../workspace/findEntry';
import { inSlices } from '../workspace/inSlices';
import { placesNaming } from '../workspace/phoneConfigs';
import { toLocation } from '../workspace/toLocations';

export const referenceHandler: Handler = {
  capabilities: () => ({ referencesProvider: true }),
  register(session) {
    const { connection, indexer } = session;
    connection.onReferences(({ textDocument, position, context }, token) =>
      safely(connection.console, 'References', null, token, async () => {
        const entry = await entryAt(session, textDocument.uri, position);
        if (entry === undefined) {
          return [];
        }
        const found = await inSlices(session, token, referencesTo(indexer.index, entry));
        const objects = [...(context.includeDeclaration ? [entry] : []), ...found].map(toLocation);
        return [...objects, ...(await placesNaming(session, entry.uri))];
      }),
    );
  },
};
