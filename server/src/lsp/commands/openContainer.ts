import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { CaError } from '../../ca/caError';
import { createWorkload } from '../../ca/decrypt/workload';
import { WrongPassPhrase } from '../../ca/decrypt/wrongPassPhrase';
import { openContainer as open } from '../../ca/openContainer';
import { nameOf } from '../../ca/stores/fileStore';
import { blockAt, objectOf } from '../../core/documentModel';
import type { Block, Encoded } from '../../core/encoding/encoded';
import { openedContainerText } from '../../core/features/openedContainerText';
import {
  type OpenContainerArguments,
  type OpenContainerRefusal,
  type OpenContainerResult,
  ServerCommand,
} from '../../core/protocol';
import type { Session } from '../session';
import { defineCommand } from './command';
import { fileOfArguments, fileProperties } from './fileOfArguments';
import { objectPlaceProperties } from './objectAtPosition';

export const openContainer = defineCommand<OpenContainerArguments, OpenContainerResult>({
  id: ServerCommand.openContainer,
  description:
    'Opens a PKCS #12 file or an encrypted key with its pass phrase and says what is in it. Writes nothing; private components do not leave the server.',
  schema: {
    type: 'object',
    properties: {
      ...objectPlaceProperties,
      ...fileProperties,
      passPhrase: {
        type: 'string',
        description: 'Sealed (phonepki.server.sealingKey); absent for an empty one.',
      },
    },
    required: [],
  },
  async run(session, args, token) {
    const { encoded, name } = await chosen(session, args);
    try {
      const passPhrase = (await session.ca.passPhrase(args.passPhrase)) ?? '';
      const { crypto, now } = session.runtime;
      const work = workloadOf(session, token);
      const opened = await open(encoded, { crypto, passPhrase, where: name, work });
      const count = (kind: string) => opened.objects.filter(({ object }) => object.kind === kind).length;
      return {
        text: openedContainerText(name, opened, { now: now() }),
        privateKeys: count('privateKey'),
        certificates: count('certificate'),
      };
    } catch (error) {
      if (error instanceof CaError) {
        const refusal: OpenContainerRefusal = { wrongPassPhrase: error instanceof WrongPassPhrase };
        throw new ResponseError(ErrorCodes.InvalidParams, error.message, refusal);
      }
      throw error;
    }
  },
});

interface Chosen {
  readonly encoded: Encoded;
  readonly name: string;
}

/** The object at a place; else the first of the document or the file that a pass phrase could open. */
async function chosen(session: Session, args: OpenContainerArguments): Promise<Chosen> {
  const { uri, position, name, bytes } = args;
  if (uri !== undefined && position !== undefined) {
    const opened = await session.open(uri);
    const block = opened && blockAt(opened.model, opened.document.offsetAt(position));
    return firstOf(block === undefined ? (opened?.model.blocks ?? []) : [block], nameOf(uri));
  }
  if (name === undefined || bytes === undefined) {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      'Nothing was opened: either "uri" and "position" or "name" and "bytes" are needed.',
    );
  }
  return firstOf(fileOfArguments(session, { name, bytes }).blocks, name);
}

function firstOf(blocks: readonly Block[], name: string): Chosen {
  const encodings = blocks.map((block) => block.encoded);
  const encoded =
    encodings.find((each) => OPENABLE.has(objectOf(each).kind)) ??
    encodings.find((each) => each.bytes.length > 0);
  if (encoded === undefined) {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `Nothing was opened: there is neither a PKCS #12 file nor an encrypted key in ${name}.`,
    );
  }
  return { encoded, name };
}

const OPENABLE: ReadonlySet<string> = new Set(['pkcs12', 'encryptedPrivateKey']);

function workloadOf({ runtime }: Session, token: CancellationToken) {
  const cancelled = new Promise<never>((_, reject) => {
    token.onCancellationRequested(() =>
      reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled: nothing was opened.')),
    );
  });
  return createWorkload(() => new Promise((resolve) => runtime.timers.later(0, resolve)), cancelled);
}
