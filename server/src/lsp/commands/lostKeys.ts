import { toIndexedObject } from '../../core/features/listObjects';
import { lostKeys as find } from '../../core/features/lostKeys';
import { ServerCommand } from '../../core/protocol';
import type { LostKeysArguments, LostKeysResult } from '../../core/workspaceProtocol';
import { defineCommand } from './command';

export const lostKeys = defineCommand<LostKeysArguments, LostKeysResult>({
  id: ServerCommand.lostKeys,
  description: 'Finds requests in files or folders that hold the only reference to their key.',
  schema: {
    type: 'object',
    properties: {
      uris: { type: 'array', items: { type: 'string' }, description: 'Files and folders to be deleted.' },
    },
    required: ['uris'],
  },
  async run({ indexer, runtime }, { uris }) {
    await indexer.ready();
    const now = runtime.now();
    return {
      requests: find(indexer.index, uris).map((entry) => toIndexedObject(entry, now)),
      isBusy: indexer.state().isBusy,
    };
  },
});
