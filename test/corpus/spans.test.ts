import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { DerNode } from '../../server/src/core/der/readDer';
import { objectOf, readDocument } from '../../server/src/core/documentModel';
import { bytesAtOffset } from '../../server/src/core/encoding/byteMap';
import { type Block, spanInText } from '../../server/src/core/encoding/encoded';

const corpus = fileURLToPath(new URL('../../../shared/corpus/pki/', import.meta.url));
const MAX_SIZE = 200_000;

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      yield* files(path);
    } else if (statSync(path).size < MAX_SIZE && !entry.name.endsWith('.gz')) {
      yield path;
    }
  }
}

function* nodesOf(node: DerNode): Generator<DerNode> {
  yield node;
  for (const child of node.children) {
    yield* nodesOf(child);
  }
}

/** Where each base64 digit of the body stands, found out without the map under test. */
function digitsOf(text: string, { start, encoded }: Block): number[] {
  const positions: number[] = [];
  for (let at = start + encoded.body.start; at < start + encoded.body.end; at++) {
    if (/[A-Za-z0-9+/]/.test(text[at] as string)) {
      positions.push(at);
    }
  }
  return positions;
}

/** The same text as it looks in other places, each with as many digits in the same order. */
const places: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  indented: (text) => `<Item>\n    ${text.replaceAll('\n', '\n    ')}</Item>`,
};

it('every node of every object in PEM leads to the characters that carry its bits, and each of them back', () => {
  let nodes = 0;
  let blocks = 0;
  for (const file of files(corpus)) {
    const text = readFileSync(file, 'latin1');
    if (!text.includes('-----BEGIN ') || text.includes('\r')) {
      continue;
    }
    for (const place of Object.values(places)) {
      const placed = place(text);
      for (const block of readDocument(placed, { languageId: 'xml', maxLength: 1e7 }).blocks) {
        const { root } = objectOf(block.encoded).document;
        const isClean = block.encoded.problems.every(({ kind }) => !/character|url|inside|text/.test(kind));
        if (block.encoded.notation !== 'pem' || root === undefined || !isClean) {
          continue;
        }
        const digits = digitsOf(placed, block);
        blocks++;
        for (const node of nodesOf(root)) {
          if (node.bytes !== root.bytes || node.end > block.encoded.bytes.length || node.end === node.start) {
            continue;
          }
          nodes++;
          const first = digits[Math.floor((node.start * 8) / 6)] as number;
          const last = digits[Math.ceil((node.end * 8) / 6) - 1] as number;
          const span = spanInText(block, node);
          if (span.start !== first || span.end !== last + 1) {
            expect({ file, place, node: [node.start, node.end], span }).toEqual({
              start: first,
              end: last + 1,
            });
          }
          const back = bytesAtOffset(block.encoded.map, first - block.start);
          if (back === undefined || back.start > node.start || back.end <= node.start) {
            expect({ file, back }).toBe('the byte it came from');
          }
        }
      }
    }
  }
  expect(blocks).toBeGreaterThan(7000);
  expect(nodes).toBeGreaterThan(400_000);
});
