/**
 * Finds every encoded object of a text, and finds them again after an edit without reading what did not change.
 */

import { atOnce } from '../steps';
import { type ArmorMatch, findArmor, type Host } from './armor';
import { readBase64 } from './base64';
import type { Block, Encoded } from './encoded';
import { ProblemList } from './problemList';
import { BareFinder, type BareMatch, liftBlock, readBareBase64, readHex } from './readBare';
import { LINE_REACH, orphanFooter, readPem } from './readPem';

/**
 * The stretch of text that one step of the scanner reads; `blocks` are relative to its start. There is none where a
 * BEGIN line is only spoken of.
 */
export interface Chunk {
  readonly start: number;
  readonly length: number;
  readonly blocks: readonly Block[];
}

export interface ScanOptions {
  readonly host: Host;
  /** Tells whether bytes without a label are an object that is worth showing. */
  readonly isObject: (bytes: Uint8Array) => boolean;
}

/** Every chunk of the text, in order. */
export function scanText(text: string, options: ScanOptions): readonly Chunk[] {
  return atOnce(scanSteps(text, options));
}

/** The same as {@link scanText}, one chunk at a time, so that the caller can pause. */
export function scanSteps(text: string, options: ScanOptions): Generator<undefined, readonly Chunk[]> {
  return scanFrom(text, 0, options, []);
}

/**
 * The same as {@link scanText} of `text`, given the chunks of the text before the edit. The scanner
 * carries nothing from one chunk to the next, so it can begin again behind any chunk, and once it
 * finds one that stood there before in unchanged text, all that follow are as they were.
 */
export function rescanText(
  previous: { readonly text: string; readonly chunks: readonly Chunk[] },
  text: string,
  options: ScanOptions,
): readonly Chunk[] {
  const prefix = commonPrefix(previous.text, text);
  const suffix = commonSuffix(previous.text, text, prefix);
  const growth = text.length - previous.text.length;
  const { chunks } = previous;
  const reaches = reachesOf(chunks, previous.text.length);
  let kept = 0;
  while (kept < chunks.length && (reaches[kept] as number) <= prefix) {
    kept++;
  }
  const tail = new Map<number, number>();
  for (let index = chunks.length - 1; index >= kept; index--) {
    const { start } = chunks[index] as Chunk;
    if (lookBehind(previous.text, start) < previous.text.length - suffix) {
      break;
    }
    tail.set(start + growth, index);
  }
  const head = chunks.slice(0, kept);
  const from = kept === 0 ? 0 : endOf(chunks[kept - 1] as Chunk);
  const steps = scanFrom(text, from, options, head, (start) => {
    const index = tail.get(start);
    return index === undefined
      ? undefined
      : chunks.slice(index).map((chunk) => ({ ...chunk, start: chunk.start + growth }));
  });
  return atOnce(steps);
}

function* scanFrom(
  text: string,
  from: number,
  options: ScanOptions,
  head: readonly Chunk[],
  known: (start: number) => readonly Chunk[] | undefined = () => undefined,
): Generator<undefined, readonly Chunk[]> {
  const scanner = new Scanner(text, options);
  const found = [...head];
  for (let chunk = scanner.next(from); chunk !== undefined; chunk = scanner.next(endOf(chunk))) {
    const rest = known(chunk.start);
    if (rest !== undefined) {
      return found.concat(rest);
    }
    found.push(chunk);
    yield;
  }
  return found;
}

class Scanner {
  readonly #bare: BareFinder;
  /** The armor line that a search came upon before it was its turn. */
  #armor: ArmorMatch | undefined;
  #searchedFrom = -1;

  constructor(
    private readonly text: string,
    private readonly options: ScanOptions,
  ) {
    this.#bare = new BareFinder(text);
  }

  next(from: number): Chunk | undefined {
    let at = from;
    for (;;) {
      const armor = this.#nextArmor(at);
      const limit = armor?.span.start ?? this.text.length;
      const bare = this.#nextBare(at, limit);
      if (bare !== undefined) {
        return bare;
      }
      if (armor === undefined) {
        return undefined;
      }
      const encoded = this.#readArmored(armor);
      if (encoded !== undefined) {
        return { start: limit, length: encoded.length, blocks: [{ start: 0, encoded }] };
      }
      at = armor.span.end;
      if (armor.keyword === 'BEGIN') {
        return { start: limit, length: at - limit, blocks: [] };
      }
    }
  }

  #readArmored(armor: ArmorMatch): Encoded | undefined {
    if (armor.keyword === 'BEGIN') {
      return readPem(this.text, armor, this.options.host);
    }
    return this.options.host === 'pem' ? orphanFooter(armor) : undefined;
  }

  #nextArmor(from: number): ArmorMatch | undefined {
    const isKnown =
      this.#searchedFrom >= 0 &&
      this.#searchedFrom <= from &&
      (this.#armor === undefined || this.#armor.span.start >= from);
    if (!isKnown) {
      this.#armor = findArmor(this.text, from, this.options.host);
      this.#searchedFrom = from;
    }
    return this.#armor;
  }

  #nextBare(from: number, limit: number): Chunk | undefined {
    let at = from;
    for (let match = this.#bare.find(at, limit); match !== undefined; match = this.#bare.find(at, limit)) {
      const blocks = this.#readBare(match);
      if (blocks.length > 0) {
        const { start, end } = match.span;
        return { start, length: end - start, blocks };
      }
      at = match.span.start + 2;
    }
    return undefined;
  }

  #readBare({ span, kind }: BareMatch): readonly Block[] {
    const { text, options } = this;
    if (kind === 'nested-pem') {
      return readNested(text, span.start, span.end, options);
    }
    const encoded = kind === 'hex' ? readHex(text, span) : readBareBase64(text, span, options.host);
    return options.isObject(encoded.bytes) ? [{ start: 0, encoded }] : [];
  }
}

/** PEM within base64, as Kubernetes keeps it. */
function readNested(text: string, start: number, end: number, options: ScanOptions): readonly Block[] {
  const { bytes, map } = readBase64(text, start, end, start, options.host, new ProblemList());
  let inner = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    inner += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return scanText(inner, { ...options, host: 'pem' }).flatMap((chunk) =>
    chunk.blocks.map((block) => liftBlock({ ...block, start: block.start + chunk.start }, map, 0)),
  );
}

/** From where on the scanner looks at text for a chunk that begins at `start`: its line, as far as it matters. */
function lookBehind(text: string, start: number): number {
  const from = Math.max(0, start - LINE_REACH);
  return from + text.slice(from, start).lastIndexOf('\n');
}

function endOf(chunk: Chunk): number {
  return chunk.start + Math.max(1, chunk.length);
}

/** More than an armor line is long. */
const ARMOR_REACH = 256;

/**
 * How far the scanner looked ahead for each chunk: to the armor line that begins the next one. For a block that
 * lacks its END line it looked on over objects without armor.
 */
function reachesOf(chunks: readonly Chunk[], textLength: number): readonly number[] {
  const reaches: number[] = [];
  let next = textLength + 1;
  let nextArmor = textLength + 1;
  for (let index = chunks.length - 1; index >= 0; index--) {
    const { start, blocks } = chunks[index] as Chunk;
    const encoded = blocks[0]?.encoded;
    const isBare = encoded !== undefined && (encoded.armor === undefined || encoded.map.outer !== undefined);
    const isOpen = !isBare && encoded?.armor?.end === undefined;
    reaches[index] = isOpen ? nextArmor : next;
    next = start + ARMOR_REACH;
    nextArmor = isBare ? nextArmor : next;
  }
  return reaches;
}

/** Length of the longest common beginning: halving over slices, which compare as memory does. */
function commonPrefix(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  let low = 0;
  let high = Math.min(a.length, b.length) - prefix;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
