import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { reportChain } from '../../core/features/chainReport';
import { ServerCommand } from '../../core/protocol';
import {
  CHAIN_PURPOSES,
  type VerifyChainArguments,
  type VerifyChainResult,
} from '../../core/workspaceProtocol';
import { entryOf, objectReferenceProperties } from '../workspace/findEntry';
import { defineCommand } from './command';

export const verifyChain = defineCommand<VerifyChainArguments, VerifyChainResult>({
  id: ServerCommand.verifyChain,
  description: 'Builds the chains of a certificate from the workspace and verifies each step.',
  schema: {
    type: 'object',
    properties: {
      ...objectReferenceProperties,
      anchors: {
        type: 'array',
        items: { type: 'string' },
        description: 'SHA-256 fingerprints of trusted certificates; else every self-signed CA is trusted.',
      },
      time: { type: 'integer', description: 'Milliseconds since 1970; now where it is left out.' },
      purpose: { type: 'string', enum: CHAIN_PURPOSES },
      hostName: { type: 'string', description: 'A host name or an IP address.' },
    },
    required: [],
  },
  async run(session, { anchors, time, purpose = 'any', hostName, ...reference }) {
    const entry = await entryOf(session, reference);
    const now = session.runtime.now();
    const result = reportChain(session.indexer.index, entry, {
      now,
      time: time ?? now,
      purpose,
      hostName,
      anchors: anchors?.map((each) => each.toLowerCase().replaceAll(':', '')),
    });
    if (result === undefined) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        'Nothing was verified: only certificates have chains. Put the cursor into one.',
      );
    }
    return result;
  },
});
