import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { codeActions } from '../../server/src/core/features/codeActions';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { breakages, good } from './brokenPem';

const lint = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };
const LANGUAGES = ['pem', 'xml', 'yaml', 'json', 'properties', 'plaintext', 'typescript'];
const read = (text: string, languageId: string) => readDocument(text, { languageId, maxLength: 1e6 });

/** Damaged text: pieces of PEM that is broken in known ways, and edits at random places. */
const document = fc
  .record({
    parts: fc.array(fc.constantFrom(good, ...breakages.map(({ broken }) => broken)), {
      minLength: 1,
      maxLength: 3,
    }),
    edits: fc.array(
      fc.record({
        at: fc.nat(4000),
        removed: fc.nat(70),
        added: fc.constantFrom(
          '',
          '',
          '\n',
          '\r\n',
          '\r',
          ' ',
          '-',
          '=',
          '"',
          '<',
          '>',
          '\\n',
          '&#10;',
          'A',
          '|',
          '\u200b',
          '# x',
        ),
      }),
      { maxLength: 4 },
    ),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
  })
  .map(({ parts, edits, lineEnd }) => {
    let text = parts.join('').replaceAll('\n', lineEnd);
    for (const { at, removed, added } of edits) {
      const start = at % (text.length + 1);
      text = text.slice(0, start) + added + text.slice(start + removed);
    }
    return text;
  });

it('every action can be applied: its replacements lie in the text and do not overlap', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...LANGUAGES), (text, languageId) => {
      const model = read(text, languageId);
      const all = { start: 0, end: text.length };
      for (const { title, replacements } of codeActions(model, all, { lint, canConfigure: true })) {
        let behind = 0;
        for (const { span } of [...replacements].sort((a, b) => a.span.start - b.span.start)) {
          expect(span.start, title).toBeGreaterThanOrEqual(behind);
          expect(span.end, title).toBeGreaterThanOrEqual(span.start);
          behind = span.end;
        }
        expect(behind, title).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 150 },
  );
});

it('what is mended on save stands for the same bytes as before, and mending it again changes nothing', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...LANGUAGES), (text, languageId) => {
      const mend = (before: string) => {
        const only = ['source.fixAll.phonepki'];
        const model = read(before, languageId);
        const [action] = codeActions(model, { start: 0, end: 0 }, { lint, only, canConfigure: false });
        return action === undefined ? before : applyReplacements(before, action.replacements);
      };
      const bytesOf = (each: string) =>
        read(each, languageId).blocks.map(({ encoded }) => Buffer.from(encoded.bytes).toString('hex'));
      const mended = mend(text);
      expect(bytesOf(mended)).toEqual(bytesOf(text));
      expect(mend(mended)).toBe(mended);
    }),
    { numRuns: 150 },
  );
});
