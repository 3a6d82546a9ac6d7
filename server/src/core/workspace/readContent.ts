/** The content of a file, text or bytes, as a document model. */
import { readUtf8 } from '../der/strings';
import { type DocumentModel, documentSteps, type ReadOptions } from '../documentModel';
import { ByteMapBuilder } from '../encoding/byteMap';
import type { Encoded } from '../encoding/encoded';
import { savedFormOf } from '../phone/savedForm';
import { atOnce } from '../steps';

/** As many bytes as VS Code looks at to tell text from bytes. */
const HEAD = 512;

/** What editors call the language of a file, as far as it matters for reading it. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...['pem', 'crt', 'cer', 'key', 'csr', 'req', 'crl', 'p7b', 'p7c', 'der', 'p12', 'pfx'].map(
    (extension) => [extension, 'pem'] as const,
  ),
  ['xml', 'xml'],
  ['json', 'json'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['cfg', 'properties'],
  ['conf', 'properties'],
  ['cnf', 'properties'],
  ['ini', 'ini'],
]);

/** `isBinary`: the file has no text; places in it mean nothing. */
export interface Content {
  readonly model: DocumentModel;
  readonly isBinary: boolean;
}

type ContentOptions = Omit<ReadOptions, 'languageId'>;

/** `path` tells the language that the file would have. */
export function readContent(path: string, bytes: Uint8Array, options: ContentOptions): Content {
  return atOnce(contentSteps(path, bytes, options));
}

/** The same as {@link readContent}, block by block, so that the caller can pause. */
export function* contentSteps(
  path: string,
  bytes: Uint8Array,
  options: ContentOptions,
): Generator<undefined, Content> {
  const text = textOf(bytes);
  if (text !== undefined) {
    const phone = options.phone && { ...options.phone, saved: savedFormOf(bytes) };
    const model = yield* documentSteps(text, { languageId: languageOf(path), ...options, phone });
    if (model.blocks.length > 0 || bytes[0] !== 0x30) {
      return { model, isBinary: false };
    }
  }
  return { model: binaryModel(bytes, options), isBinary: true };
}

export function languageOf(path: string): string {
  return LANGUAGES.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? 'plaintext';
}

/** UTF-8, or UTF-16 where the file begins with its mark; `undefined` for bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) {
    return readUtf16(bytes, 'little');
  }
  if (first === 0xfe && second === 0xff) {
    return readUtf16(bytes, 'big');
  }
  if (bytes.subarray(0, HEAD).includes(0)) {
    return undefined;
  }
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return readUtf8(bytes, isMarked ? 3 : 0, bytes.length).text;
}

function readUtf16(bytes: Uint8Array, order: 'little' | 'big'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode(view.getUint16(at, order === 'little'));
  }
  return text;
}

/** One block whose characters are the bytes. */
function binaryModel(bytes: Uint8Array, { git }: ContentOptions): DocumentModel {
  const map = new ByteMapBuilder();
  map.add(0, 0, 1);
  const encoded: Encoded = {
    notation: 'binary',
    label: '',
    length: bytes.length,
    armor: undefined,
    body: { start: 0, end: bytes.length },
    headers: [],
    bytes,
    map: map.build(8, bytes.length),
    problems: [],
  };
  return {
    text: '',
    languageId: 'pem',
    host: 'pem',
    chunks: [],
    blocks: bytes[0] === 0x30 ? [{ start: 0, encoded }] : [],
    isTooLong: false,
    git,
  };
}
