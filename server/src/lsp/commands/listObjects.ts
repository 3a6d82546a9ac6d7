import { listObjects as list } from '../../core/features/listObjects';
import { ServerCommand } from '../../core/protocol';
import {
  EXPIRY_BUCKETS,
  type ListObjectsArguments,
  type ListObjectsResult,
  OBJECT_ROLES,
} from '../../core/workspaceProtocol';
import { defineCommand } from './command';

export const listObjects = defineCommand<ListObjectsArguments, ListObjectsResult>({
  id: ServerCommand.listObjects,
  description: 'Lists the objects of all indexed files, page by page.',
  schema: {
    type: 'object',
    properties: {
      roles: { type: 'array', items: { type: 'string', enum: OBJECT_ROLES } },
      expiry: { type: 'array', items: { type: 'string', enum: EXPIRY_BUCKETS } },
      uri: { type: 'string', description: 'Only the objects of this file.' },
      query: {
        type: 'string',
        description: 'Words that have to occur in names, serial number or fingerprint.',
      },
      offset: { type: 'integer', minimum: 0 },
      limit: { type: 'integer', minimum: 0 },
    },
    required: [],
  },
  async run({ indexer, runtime }, args) {
    await indexer.ready();
    return list(indexer.index, args, { now: runtime.now(), state: indexer.state() });
  },
});
