/**
 * What a document holds: read once per version, and after an edit only where it changed.
 */
import { guessSchema } from './asn1/guessSchema';
import { readDer } from './der/readDer';
import type { Host } from './encoding/armor';
import { type Block, type Encoded, spanOfBlock } from './encoding/encoded';
import { type Chunk, rescanText, scanSteps } from './encoding/scan';
import type { GitFacts } from './gitFacts';
import type { PhoneOptions } from './phone/phoneConfig';
import { type PkiObject, readObject } from './pkiObject';
import { atOnce } from './steps';

export interface DocumentModel {
  readonly text: string;
  readonly languageId: string;
  readonly host: Host;
  readonly chunks: readonly Chunk[];
  /** In the order of the text. */
  readonly blocks: readonly Block[];
  /** The document is longer than the limit and was not read. */
  readonly isTooLong: boolean;
  /** `undefined`: whatever it looks like, it is not read as a phone config. */
  readonly phone?: PhoneOptions | undefined;
  /** `undefined`: it is in no repository, or nobody knows. */
  readonly git?: GitFacts | undefined;
}

export interface ReadOptions {
  readonly languageId: string;
  /** In UTF-16 code units. */
  readonly maxLength: number;
  readonly phone?: PhoneOptions | undefined;
  readonly git?: GitFacts | undefined;
}

/** Languages whose files are meant to be read by other programs, and may hold certificates as values. */
const CONFIG_LANGUAGES: ReadonlySet<string> = new Set([
  'xml',
  'json',
  'jsonc',
  'yaml',
  'dockercompose',
  'toml',
  'ini',
  'properties',
  'dotenv',
  'plaintext',
  'log',
  'terraform',
  'shellscript',
  'powershell',
  'bat',
  'xsl',
  'html',
]);

export function hostOf(languageId: string): Host {
  return languageId === 'pem' ? 'pem' : CONFIG_LANGUAGES.has(languageId) ? 'config' : 'prose';
}

/** Reads a document; `previous` is the model of an earlier version of the same document, where there is one. */
export function readDocument(text: string, options: ReadOptions, previous?: DocumentModel): DocumentModel {
  const host = hostOf(options.languageId);
  const isSameHost = previous !== undefined && previous.host === host && !previous.isTooLong;
  return isSameHost && text.length <= options.maxLength
    ? modelOf(text, options, rescanText(previous, text, { host, isObject: isKnownObject }))
    : atOnce(documentSteps(text, options));
}

/** Reads a document block by block, so that the caller can pause. */
export function* documentSteps(text: string, options: ReadOptions): Generator<undefined, DocumentModel> {
  const { languageId, maxLength, phone, git } = options;
  const host = hostOf(languageId);
  if (text.length > maxLength) {
    return { text, languageId, host, chunks: [], blocks: [], isTooLong: true, phone, git };
  }
  return modelOf(text, options, yield* scanSteps(text, { host, isObject: isKnownObject }));
}

function modelOf(
  text: string,
  { languageId, phone, git }: ReadOptions,
  chunks: readonly Chunk[],
): DocumentModel {
  const blocks = chunks.flatMap((chunk) =>
    chunk.blocks.map((block) => ({ ...block, start: block.start + chunk.start })),
  );
  return { text, languageId, host: hostOf(languageId), chunks, blocks, isTooLong: false, phone, git };
}

/** The block that a cursor at this offset stands in. */
export function blockAt(model: DocumentModel, offset: number): Block | undefined {
  let low = 0;
  let high = model.blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((model.blocks[middle] as Block).start <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const block = model.blocks[low - 1];
  return block !== undefined && offset <= spanOfBlock(block).end ? block : undefined;
}

const objects = new WeakMap<Encoded, PkiObject>();

/** The object that a block encodes, decoded when it is first asked for. */
export function objectOf(encoded: Encoded): PkiObject {
  let object = objects.get(encoded);
  if (object === undefined) {
    object = readObject(encoded.label === '' ? undefined : encoded.label, encoded.bytes, encoded.headers);
    objects.set(encoded, object);
  }
  return object;
}

/** Bytes without a label count where they are one whole value of a known structure. */
function isKnownObject(bytes: Uint8Array): boolean {
  const { root, problems } = readDer(bytes);
  return root !== undefined && problems.length === 0 && guessSchema(root) !== 'Any';
}
