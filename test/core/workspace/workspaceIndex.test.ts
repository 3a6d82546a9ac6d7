import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../server/src/core/features/definition';
import { matchOf, wordsOf } from '../../../server/src/core/features/searchObjects';
import { ruleSteps, runRules } from '../../../server/src/core/lint/runRules';
import { type IndexEntry, readEntries } from '../../../server/src/core/workspace/indexEntry';
import { contentSteps, readContent } from '../../../server/src/core/workspace/readContent';
import { issuedEntries } from '../../../server/src/core/workspace/relations';
import { createWorkspaceIndex } from '../../../server/src/core/workspace/workspaceIndex';

const read = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/workspace/${name}`, import.meta.url)));
const rangeOf = ({ start, end }: { start: number; end: number }) => ({
  start: { line: 0, character: start },
  end: { line: 0, character: end },
});

function entriesOf(uri: string, bytes: Uint8Array): readonly IndexEntry[] {
  const { model, isBinary } = readContent(uri, bytes, { maxLength: 1e6 });
  return [...readEntries(model, { uri, isBinary, rangeOf })];
}

function indexOf(files: Readonly<Record<string, Uint8Array>>) {
  const index = createWorkspaceIndex();
  for (const [uri, bytes] of Object.entries(files)) {
    index.put(uri, entriesOf(uri, bytes));
  }
  return index;
}

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('the content of a file', () => {
  const pem = Buffer.from(read('leaf.crt')).toString('utf8');
  const der = new Uint8Array(Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64'));

  it.each([
    ['UTF-8', Buffer.from(pem)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${pem}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${pem}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${pem}`, 'utf16le').swap16()],
  ])('%s is text', (_, bytes) => {
    const { model, isBinary } = readContent('a.crt', new Uint8Array(bytes), { maxLength: 1e6 });
    expect([isBinary, model.languageId, model.blocks.length]).toEqual([false, 'pem', 1]);
  });

  it('DER is bytes, whatever the file is called', () => {
    const { model, isBinary } = readContent('a.crt', der, { maxLength: 1e6 });
    expect([isBinary, model.blocks.length]).toEqual([true, 1]);
    expect(entriesOf('a.der', der)[0]).toMatchObject({ isBinary: true, title: 'CN=phone.example.com' });
  });

  it('other bytes are nothing', () => {
    const { model } = readContent('a.key', Uint8Array.of(0, 1, 2, 3), { maxLength: 1e6 });
    expect(model.blocks).toEqual([]);
    expect(readContent('a.key', new Uint8Array(), { maxLength: 1e6 }).model.blocks).toEqual([]);
  });
});

describe('a file of many objects', () => {
  const bytes = joined(...Array.from({ length: 20 }, () => read('leaf.crt')), read('root.crt'));

  function stepsOf<T>(work: Generator<undefined, T>) {
    for (let count = 1; ; count++) {
      const { done, value } = work.next();
      if (done === true) {
        return { count, value };
      }
    }
  }

  it('is read block by block, with the same result', () => {
    const { count, value } = stepsOf(contentSteps('a.pem', bytes, { maxLength: 1e6 }));
    expect([count, value.model.blocks.length]).toEqual([22, 21]);
    expect(value).toEqual(readContent('a.pem', bytes, { maxLength: 1e6 }));
  });

  it('is checked block by block, with the same findings', () => {
    const { model } = readContent('a.pem', bytes, { maxLength: 1e6 });
    const options = { now: Date.UTC(2026, 0), expiryWarningDays: 30 };
    const { count, value } = stepsOf(ruleSteps(model, options));
    expect(count).toBe(23);
    expect(value).toEqual(runRules(model, { ...options }));
  });
});

describe('the index', () => {
  it('keeps no bytes of private keys', () => {
    const [key] = entriesOf('leaf.key', read('leaf.key'));
    expect(key).toMatchObject({ role: 'private key', bytes: undefined });
    expect(key?.keyId).toBe(entriesOf('leaf.crt', read('leaf.crt'))[0]?.keyId);
  });

  it('gives an object the same id as long as it stays in its file', () => {
    const before = entriesOf('a.pem', joined(read('leaf.crt'), read('leaf.crt'), read('root.crt')));
    const after = entriesOf('a.pem', joined(read('root.crt'), read('leaf.crt'), read('leaf.crt')));
    expect(new Set(before.map(({ id }) => id)).size).toBe(3);
    expect(before.map(({ id }) => id).sort()).toEqual(after.map(({ id }) => id).sort());
  });

  it('finds the objects in a container with their place in its text', () => {
    const [container, inner] = entriesOf('chain.p7b', read('chain.p7b'));
    expect([container?.role, inner?.role]).toEqual(['container', 'intermediate CA']);
    const [outerStart, start, end, outerEnd] = [
      container?.range.start.character ?? 0,
      inner?.range.start.character ?? 0,
      inner?.range.end.character ?? 0,
      container?.range.end.character ?? 0,
    ];
    expect(outerStart < start && start < end && end < outerEnd).toBe(true);
  });

  it('forgets what a file no longer has', () => {
    const index = indexOf({ a: read('leaf.crt'), b: read('inter.crt') });
    const [leaf] = index.of('a');
    const { revision } = index;
    index.put('a', entriesOf('a', read('leaf.crt')));
    expect(index.revision).toBe(revision);
    expect(definitionsOf(index, leaf as IndexEntry).map(({ uri }) => uri)).toEqual(['b']);
    index.remove('b');
    expect(definitionsOf(index, leaf as IndexEntry)).toEqual([]);
    index.put('a', []);
    expect([index.objectCount, index.fileCount, index.find('sha256', leaf?.sha256)]).toEqual([0, 0, []]);
    expect(index.byId(leaf?.id ?? '')).toBeUndefined();
  });

  it('goes to the CA whose key signed, not to another of the same name', () => {
    const index = indexOf({ other: read('namesake.crt'), one: read('root.crt'), inter: read('inter.crt') });
    const [inter] = index.of('inter');
    expect(definitionsOf(index, inter as IndexEntry).map(({ uri }) => uri)).toEqual(['one']);
  });

  it('finds what a CA issued, and tries nothing that says it was signed with another key of that name', () => {
    const index = indexOf({ other: read('namesake.crt'), one: read('root.crt') });
    const [root] = index.of('one') as [IndexEntry];
    const [namesake] = index.of('other') as [IndexEntry];
    const [inter] = entriesOf('inter', read('inter.crt')) as [IndexEntry];
    const issued = () => [...issuedEntries(index, root)].flatMap((entry) => entry?.uri ?? []);
    expect(namesake.keyIdentifier).toBeDefined();
    index.put('inter', [inter]);
    expect(issued()).toEqual(['inter']);
    index.put('inter', []);
    index.put('inter', [{ ...inter, authorityKeyIdentifier: '00' }]);
    expect(issued()).toEqual(['inter']);
    index.put('inter', []);
    index.put('inter', [{ ...inter, authorityKeyIdentifier: namesake.keyIdentifier as string }]);
    expect(issued()).toEqual([]);
  });
});

describe('a search', () => {
  const [leaf] = entriesOf('leaf.crt', read('leaf.crt'));
  const match = (query: string) => matchOf(leaf as IndexEntry, wordsOf(query));

  it('says which text has the first word', () => {
    expect(match('PHONE')).toBe('CN=phone.example.com');
    expect(match('192.0.2.7 leaf')).toBe('IP:192.0.2.7');
    expect(match('')).toBe('CN=phone.example.com');
    expect(match('phone elsewhere')).toBeUndefined();
    const colons = leaf?.sha256.slice(0, 12).replace(/(..)(?=.)/g, '$1:') ?? '';
    expect(match(colons.toUpperCase())).toBe(leaf?.sha256);
    const escaped = { ...(leaf as IndexEntry), subject: 'O=Example\\, Inc.,CN=phone' };
    expect(matchOf(escaped, wordsOf('example, inc.'))).toBe(escaped.subject);
  });
});
