/** Trust lists as commands: they read, and answer with edits that the client makes. */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toBase64 } from '../../core/describe/base64Text';
import { describeObject } from '../../core/describe/describeObject';
import { objectOf, readDocument } from '../../core/documentModel';
import {
  addToTrustList,
  type Candidate,
  removeFromTrustList,
  type TrustListChange,
} from '../../core/phone/trustList/editTrustList';
import { exportTrustList } from '../../core/phone/trustList/exportTrustList';
import { type ListedObject, readTrustList } from '../../core/phone/trustList/readTrustList';
import { type PkiObject, readObject } from '../../core/pkiObject';
import {
  TRUST_LIST_FORMATS,
  type TrustListAddArguments,
  type TrustListArguments,
  TrustListCommand,
  type TrustListEditResult,
  type TrustListExportArguments,
  type TrustListExportResult,
  type TrustListRemoveArguments,
  type TrustListResult,
} from '../../core/trustListProtocol';
import { containedObjects } from '../../core/workspace/containedObjects';
import type { Session } from '../session';
import { toRange } from '../toProtocol';
import { type Command, defineCommand } from './command';
import type { Schema } from './schema';

const uri: Schema = { type: 'string', description: 'URI of an open document.' };
const ids = (description: string): Schema => ({ type: 'array', description, items: { type: 'string' } });

const read = defineCommand<TrustListArguments, TrustListResult>({
  id: TrustListCommand.read,
  description: 'Lists what a trust list holds, with what is odd about it.',
  schema: { type: 'object', properties: { uri }, required: ['uri'] },
  async run(session, args, token) {
    const { document, listed } = await openList(session, args.uri, token);
    return { entries: listed.map(({ entry, span }) => ({ ...entry, range: toRange(document, span) })) };
  },
});

const add = defineCommand<TrustListAddArguments, TrustListEditResult>({
  id: TrustListCommand.add,
  description: 'Gives the edits that put certificates into a trust list, none twice. Changes nothing itself.',
  schema: {
    type: 'object',
    properties: {
      uri,
      ids: ids('Ids of objects of the workspace.'),
      text: { type: 'string', description: 'A text with PEM or base64 in it.' },
    },
    required: ['uri'],
  },
  async run(session, args, token) {
    const { document, listed } = await openList(session, args.uri, token);
    const candidates = await candidatesOf(session, args);
    const change = addToTrustList(document.getText(), listed, candidates, session.runtime.now());
    return toResult(document, change);
  },
});

const remove = defineCommand<TrustListRemoveArguments, TrustListEditResult>({
  id: TrustListCommand.remove,
  description: 'Gives the edits that take entries out of a trust list. Changes nothing itself.',
  schema: { type: 'object', properties: { uri, ids: ids('Ids of entries.') }, required: ['uri', 'ids'] },
  async run(session, args, token) {
    const { document, listed } = await openList(session, args.uri, token);
    return toResult(document, removeFromTrustList(document.getText(), listed, args.ids));
  },
});

const exportList = defineCommand<TrustListExportArguments, TrustListExportResult>({
  id: TrustListCommand.export,
  description: 'Gives certificates of a trust list as files. Writes nothing.',
  schema: {
    type: 'object',
    properties: { uri, to: { type: 'string', enum: TRUST_LIST_FORMATS }, ids: ids('Ids of entries.') },
    required: ['uri', 'to'],
  },
  async run(session, args, token) {
    const { listed } = await openList(session, args.uri, token);
    const chosen =
      args.ids === undefined ? listed : listed.filter(({ entry }) => args.ids?.includes(entry.id));
    const files = exportTrustList(chosen, args.to);
    if (files.length === 0) {
      throw refusal('Nothing was exported: there is no certificate among what was chosen.');
    }
    return { files: files.map(({ name, bytes }) => ({ name, bytes: toBase64(bytes) })) };
  },
});

export const trustListCommands: readonly Command<never, unknown>[] = [read, add, remove, exportList];

function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

interface OpenList {
  readonly document: TextDocument;
  readonly listed: readonly ListedObject[];
}

async function openList(session: Session, place: string, token: CancellationToken): Promise<OpenList> {
  const opened = await session.open(place);
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  }
  if (opened === undefined) {
    throw refusal('Nothing was done: the trust list is not open. Open it in an editor first.');
  }
  return { document: opened.document, listed: readTrustList(opened.model, session.runtime.now()) };
}

async function candidatesOf(
  session: Session,
  { ids: wanted, text }: TrustListAddArguments,
): Promise<readonly Candidate[]> {
  const fromText = text === undefined ? [] : objectsIn(text);
  const objects = [...(await objectsWith(session, wanted ?? [])), ...fromText];
  if (objects.length === 0) {
    throw refusal(
      text === undefined
        ? 'Nothing was added: no object was chosen.'
        : 'Nothing was added: there is no certificate in the text. Copy it with its BEGIN and END lines.',
    );
  }
  const now = session.runtime.now();
  return objects.map((object) => {
    const { title, kindName } = describeObject(object, { now });
    return { title: title === '' ? kindName : title, object };
  });
}

async function objectsWith({ indexer }: Session, wanted: readonly string[]): Promise<readonly PkiObject[]> {
  await indexer.ready();
  return wanted.map((id) => {
    const entry = indexer.index.byId(id);
    if (entry === undefined) {
      throw refusal('Nothing was added: one of the objects is not in the workspace any more.');
    }
    if (entry.bytes === undefined) {
      throw refusal(
        entry.role === 'private key'
          ? `Nothing was added: ${entry.title} is a private key, and everybody who gets the list would have it.`
          : `Nothing was added: ${entry.title} is no certificate, and devices trust certificates only.`,
      );
    }
    return readObject(undefined, entry.bytes, []);
  });
}

const MAX_TEXT = 10_000_000;

/** Certificates that come in a PKCS #7 are taken out of it. */
function objectsIn(text: string): readonly PkiObject[] {
  return readDocument(text, { languageId: 'pem', maxLength: MAX_TEXT })
    .blocks.filter(({ encoded }) => encoded.bytes.length > 0)
    .flatMap(({ encoded }) => {
      const object = objectOf(encoded);
      const inner = object.kind === 'cms' ? containedObjects(object) : [];
      return inner.length > 0 ? inner : [object];
    });
}

function toResult(document: TextDocument, change: TrustListChange): TrustListEditResult {
  const { replacements, ...rest } = change;
  return {
    ...rest,
    version: document.version,
    edits: replacements.map(({ span, text }) => ({ range: toRange(document, span), newText: text })),
  };
}
