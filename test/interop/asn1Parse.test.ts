import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../server/src/core/asn1/childrenOf';
import type { Field } from '../../server/src/core/asn1/field';
import { fieldTree } from '../../server/src/core/asn1/fieldTree';
import { guessSchema } from '../../server/src/core/asn1/guessSchema';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { type DerNode, readDer } from '../../server/src/core/der/readDer';
import { tagName } from '../../server/src/core/der/tagName';
import { makeObjects, openssl } from '../harness/opensslObjects';

const folder = mkdtempSync(join(tmpdir(), 'phonepki-asn1-'));
afterAll(() => rmSync(folder, { recursive: true }));
const objects = makeObjects(folder);

/** Offset, header and content length, depth, form and tag of a value. */
type Line = readonly [
  offset: number,
  header: number,
  length: number | 'inf',
  depth: number,
  form: string,
  tag: string,
];

/** OpenSSL's names of tags, where they are not ours in capitals. */
const TAGS: Readonly<Record<string, string>> = { OBJECT: 'OBJECT IDENTIFIER', T61STRING: 'TELETEXSTRING' };

function linesOfOpenssl(file: string, ...args: readonly string[]): Line[] {
  return openssl(folder, 'asn1parse', '-inform', 'DER', '-i', '-in', file, ...args)
    .split('\n')
    .flatMap((line): Line[] => {
      const match =
        /^ *(\d+):d=(\d+) +hl=(\d+) +l= *(\d+|inf) +(cons|prim): *(cont \[ \d+ \]|[A-Z0-9 ]*[A-Z0-9])/.exec(
          line,
        );
      if (match === null) return [];
      const [, offset, depth, header, length, form, tag] = match as unknown as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const name = tag.startsWith('cont') ? `[${tag.slice(7, -2)}]` : (TAGS[tag] ?? tag);
      return [[+offset, +header, length === 'inf' ? length : +length, +depth, form, name]];
    })
    .filter(([, , , , , tag]) => tag !== 'EOC');
}

/** The same of our own nodes, from `origin` on. */
function linesOf(node: DerNode, origin: number, depth = 0): Line[] {
  const isIndefinite = node.end !== node.contentEnd;
  const own: Line = [
    node.start - origin,
    node.contentStart - node.start,
    isIndefinite ? 'inf' : node.contentEnd - node.contentStart,
    depth,
    node.constructed ? 'cons' : 'prim',
    tagName(node).toUpperCase(),
  ];
  return [own, ...node.children.flatMap((child) => linesOf(child, origin, depth + 1))];
}

const read = (file: string) => {
  const { root } = readDer(new Uint8Array(readFileSync(join(folder, file))));
  if (root === undefined) throw new Error(`${file} is empty`);
  return root;
};

/** Strings whose content the schema reads as DER, with the first value inside. */
function wrappers(root: Field): [Field, Field][] {
  return [...walkFields(root)].flatMap((field): [Field, Field][] => {
    const { definition, node } = field;
    const [inner] = childrenOf(field);
    const isString = definition.kind === 'wrapper' && definition.around !== 'tag' && !node.constructed;
    return isString && inner !== undefined ? [[field, inner]] : [];
  });
}

let compared = 0;

describe('the nodes of live objects are those of openssl asn1parse', () => {
  it.each(objects)('$file', ({ file, schema }) => {
    const root = read(file);
    expect(linesOf(root, 0)).toEqual(linesOfOpenssl(file).slice(0, linesOf(root, 0).length));
    for (const [field, inner] of wrappers(fieldTree(root, schema).root)) {
      expect(linesOf(inner.node, inner.node.start), field.path).toEqual(
        linesOfOpenssl(file, ...offsets(field).flatMap((offset) => ['-strparse', `${offset}`])),
      );
      compared++;
    }
  });

  it('also inside the strings of them', () => expect(compared).toBeGreaterThan(100));
});

/** Where OpenSSL has to go down: each string by its place in the one around it. */
function offsets(field: Field): readonly number[] {
  const places: number[] = [];
  let inside: Field | undefined;
  for (let at: Field | undefined = field; at !== undefined; at = at.parent) {
    if (at.definition.kind === 'wrapper' && at.definition.around !== 'tag') {
      if (inside !== undefined) places.unshift(inside.node.start - contentStart(at));
      inside = at;
    }
  }
  return inside === undefined ? places : [inside.node.start, ...places];
}

/** A BIT STRING begins with the number of its unused bits. */
function contentStart({ node, definition }: Field): number {
  return node.contentStart + (definition.kind === 'wrapper' && definition.around === 'bits' ? 1 : 0);
}

describe('live objects', () => {
  it.each(objects)('$file is recognised, and every field has its name', ({ file, schema }) => {
    const root = read(file);
    if (schema !== 'TrustedCertificate') expect(guessSchema(root)).toBe(schema);
    const strangers = [...walkFields(fieldTree(root, schema).root)].filter((field) => !field.fits);
    expect(strangers.map((field) => field.path)).toEqual([]);
  });
});
