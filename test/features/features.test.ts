import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { inlayHints } from '../../server/src/core/features/inlayHints';
import { selectionSpans } from '../../server/src/core/features/selectionRanges';
import { semanticTokens } from '../../server/src/core/features/semanticTokens';
import { documentSymbols, type Symbol } from '../../server/src/core/features/symbols';

const sample = (name: string) => readFileSync(new URL(`../../sample/${name}`, import.meta.url), 'utf8');
const now = Date.UTC(2026, 10, 20, 23);
const read = (text: string, languageId = 'pem') => readDocument(text, { languageId, maxLength: 1e7 });
const pem = sample('ca.crt');

describe('selection', () => {
  it('grows from the field over what holds it to the block', () => {
    const model = read(`text\n${pem}`);
    const at = pem.indexOf('Qm91bGRlcj') + 5 + 4;
    const spans = selectionSpans(model, at);
    for (const [index, span] of spans.entries()) {
      const next = spans[index + 1];
      expect(span.start <= at && at <= span.end).toBe(true);
      expect(next === undefined || (next.start <= span.start && next.end >= span.end)).toBe(true);
    }
    expect(spans.length).toBeGreaterThan(6);
    expect(spans.at(-1)).toEqual({ start: 0, end: model.text.length });
    expect(model.text.slice(spans.at(-2)?.start, spans.at(-2)?.end)).toBe(pem.trimEnd());
  });

  it('has nothing to say outside of blocks', () => {
    expect(selectionSpans(read(`text\n${pem}`), 2)).toEqual([]);
  });
});

describe('semantic tokens', () => {
  it('cover the base64 in order, without overlap, within lines', () => {
    const model = read(pem);
    const tokens = semanticTokens(model, { start: 0, end: pem.length });
    let behind = 0;
    for (const { span } of tokens) {
      expect(span.start).toBeGreaterThanOrEqual(behind);
      expect(pem.slice(span.start, span.end)).toMatch(/^\S+$/);
      behind = span.end;
    }
    const types = new Set(tokens.map((token) => token.type));
    expect([...types].sort()).toEqual(
      [
        'pkiAlgorithm',
        'pkiExtension',
        'pkiIssuer',
        'pkiPublicKey',
        'pkiSerial',
        'pkiSignature',
        'pkiSubject',
        'pkiValidity',
        'pkiVersion',
      ].sort(),
    );
  });

  it('are made for what is asked only', () => {
    expect(semanticTokens(read(`${pem}text\n`), { start: pem.length, end: pem.length + 4 })).toEqual([]);
  });
});

describe('outline', () => {
  const names = (symbols: readonly Symbol[]) => symbols.map(({ name }) => name);

  it('lists the fields of a certificate with their values', () => {
    const [certificate] = documentSymbols(read(pem), { now });
    expect(certificate?.name).toBe('CN=Root CA');
    const tbs = certificate?.children[0]?.children ?? [];
    expect(names(certificate?.children ?? [])).toEqual([
      'tbsCertificate',
      'signatureAlgorithm',
      'signatureValue',
    ]);
    expect(names(tbs)).toEqual([
      'version',
      'serialNumber',
      'signature',
      'issuer',
      'validity',
      'subject',
      'subjectPublicKeyInfo',
      'extensions',
    ]);
    expect(tbs.find(({ name }) => name === 'validity')?.children.map(({ detail }) => detail)).toEqual([
      '2026-11-20 22:56:22 UTC',
      '2033-11-18 22:56:22 UTC',
    ]);
  });

  it('lists fields of the first fifty blocks only', () => {
    const symbols = documentSymbols(read(pem.repeat(52)), { now });
    expect(symbols.map(({ children }) => children.length > 0).lastIndexOf(true)).toBe(49);
    expect(symbols).toHaveLength(52);
  });
});

it('an inlay hint stands behind each BEGIN line', () => {
  const hints = inlayHints(read(`\n${pem}`), { start: 0, end: 1000 }, { now });
  expect(hints).toEqual([
    { offset: 28, label: 'CN=Root CA · CA · RSA 2048 · expires 2033-11-18 (2554 days)' },
  ]);
});
