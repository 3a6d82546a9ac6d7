import { describe, expect, it } from 'vitest';
import { MOST, piecesOf } from '../../client/src/views/asn1/ranges';
import {
  colonHex,
  escapeMarkdown,
  expiryWords,
  shortTitle,
  tooltipRows,
} from '../../client/src/views/pki/words';
import type { IndexedObject } from '../../server/src/core/workspaceProtocol';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 21);
const start = { line: 0, character: 0 };
const object: IndexedObject = {
  id: 'a',
  uri: 'file:///a.pem',
  range: { start, end: start },
  isBinary: false,
  kind: 'certificate',
  role: 'leaf',
  title: 'CN=a',
  sha256: 'abcd',
};

describe('words of the PKI view', () => {
  it.each([
    [{}, ''],
    [{ notAfter: now + 12.5 * DAY }, '12 days left'],
    [{ notAfter: now + DAY }, '1 day left'],
    [{ notAfter: now - 3 * DAY }, 'expired 3 days ago'],
    [{ notBefore: now + DAY, notAfter: now + 2 * DAY }, 'from 2026-11-22'],
  ])('%o expires: %s', (times, words) => {
    expect(expiryWords({ ...object, ...times }, now)).toBe(words);
  });

  it('show hashes of public objects only', () => {
    expect(tooltipRows(object, now)).toContainEqual(['SHA-256', 'AB:CD']);
    expect(tooltipRows({ ...object, kind: 'privateKey' }, now)).toEqual([['Role', 'leaf']]);
  });

  it('name a few of many alternative names', () => {
    const altNames = Array.from({ length: 10 }, (_, at) => `h${at}`);
    expect(tooltipRows({ ...object, altNames }, now)).toContainEqual([
      'Names',
      'h0, h1, h2, h3, h4, h5, h6, h7 and 2 more',
    ]);
  });

  it('leave nothing for Markdown to see', () => {
    const escaped = escapeMarkdown('[x](command:y) a@b.example | <b> http://z');
    expect(escaped).not.toMatch(/[[\]()<>|@:/.]/);
    expect(escapeMarkdown('Straße 5, Köln')).toBe('Straße 5, Köln');
  });

  it('are short', () => {
    expect([shortTitle('CN=Root CA'), shortTitle('RSA 2048 private key')]).toEqual([
      'Root CA',
      'RSA 2048 private key',
    ]);
    expect(colonHex('0a1b')).toBe('0A:1B');
  });
});

describe('pieces of long lists', () => {
  it('are none where the list is short', () => {
    expect(piecesOf({ from: 0, to: MOST })).toEqual([]);
  });

  it.each([101, 9_999, 10_000, 10_001, 50_000, 1_000_001])(
    'of %i items cover all, a hundred at most',
    (to) => {
      const check = (range: { from: number; to: number }, depth: number): number => {
        const pieces = piecesOf(range);
        expect(pieces.length).toBeLessThanOrEqual(MOST);
        if (pieces.length === 0) {
          expect(range.to - range.from).toBeLessThanOrEqual(MOST);
          return depth;
        }
        expect(pieces[0]?.from).toBe(range.from);
        expect(pieces.at(-1)?.to).toBe(range.to);
        return Math.max(
          ...[pieces[0], pieces.at(-1)].map((piece) => check(piece as typeof range, depth + 1)),
        );
      };
      expect(check({ from: 0, to }, 0)).toBeLessThanOrEqual(3);
    },
  );
});
