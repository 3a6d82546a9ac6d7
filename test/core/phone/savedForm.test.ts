import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../server/src/core/documentModel';
import { codeActions } from '../../../server/src/core/features/codeActions';
import { applyReplacements } from '../../../server/src/core/features/fixes/fix';
import { runRules } from '../../../server/src/core/lint/runRules';
import { type SavedForm, savedFormOf } from '../../../server/src/core/phone/savedForm';

const lint = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };
const config = (encoding: string, label: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<PHONE_CONFIG reg.1.label="${label}"/>\n`;
const model = (text: string, saved?: SavedForm) =>
  readDocument(text, {
    languageId: 'xml',
    maxLength: 1e6,
    phone: { path: 'file:///p/a.cfg', dialect: 'auto', files: {}, saved },
  });
const messages = (text: string, saved?: SavedForm) =>
  runRules(model(text, saved), lint).map((each) => each.message);

describe('the form of a file', () => {
  it.each([
    ['ascii', Buffer.from('<a/>')],
    ['ascii', Buffer.from('')],
    ['utf-8', Buffer.from('<a b="ü"/>')],
    ['utf-8', Buffer.from('\uFEFF<a/>')],
    ['utf-16', Buffer.from('\uFEFF<a/>', 'utf16le')],
    ['utf-16', Buffer.from('<a/>', 'utf16le')],
    ['utf-16', Buffer.from('\uFEFF<a/>', 'utf16le').swap16()],
    ['other', Buffer.from('<a b="ü"/>', 'latin1')],
  ])('is %s', (encoding, bytes) => {
    expect(savedFormOf(bytes)).toEqual({ encoding });
  });
});

describe('a declaration against the bytes', () => {
  it('is left alone where both agree, or nobody looked', () => {
    expect(messages(config('utf-8', 'ü'), { encoding: 'utf-8' })).toEqual([]);
    expect(messages(config('utf-8', 'u'), { encoding: 'ascii' })).toEqual([]);
    expect(messages(config('utf-16', 'ü'), { encoding: 'utf-16' })).toEqual([]);
    expect(messages(config('windows-1252', 'ü'), { encoding: 'other' })).toEqual([]);
    expect(messages(config('koi8-r', 'ü'), { encoding: 'other' })).toEqual([]);
    expect(messages(config('iso-8859-1', 'ü'))).toEqual([]);
  });

  it('is found where they do not', () => {
    const found = (encoding: string, saved: SavedForm['encoding']) =>
      messages(config(encoding, 'ü'), { encoding: saved })[0]?.replace(/:.*/s, '');
    expect(found('utf-8', 'other')).toBe('It declares utf-8, and its bytes are not UTF-8');
    expect(found('UTF-8', 'utf-16')).toBe('It declares UTF-8, and its bytes are UTF-16');
    expect(found('windows-1252', 'utf-8')).toBe('It declares windows-1252, and its bytes are UTF-8');
    expect(found('utf-16', 'ascii')).toBe('It declares utf-16, and its bytes are not UTF-16');
    expect(messages('<PHONE_CONFIG reg.1.label="ü"/>', { encoding: 'other' })[0]).toMatch(
      /^It declares no encoding, so it is read as utf-8, and its bytes are not UTF-8:/,
    );
  });

  it('is mended where the bytes leave no doubt, and nothing was lost in opening the file', () => {
    const fixed = (text: string, saved: SavedForm) => {
      const action = codeActions(
        model(text, saved),
        { start: 0, end: text.length },
        { lint, canConfigure: false },
      ).find(({ title }) => title.startsWith('Write "'));
      return action && applyReplacements(text, action.replacements);
    };
    expect(fixed(config('iso-8859-15', 'ü'), { encoding: 'utf-8' })).toBe(config('utf-8', 'ü'));
    expect(fixed(config('utf-8', 'ü'), { encoding: 'other' })).toBeUndefined();
    expect(fixed(config('utf-16', '\uFFFD'), { encoding: 'utf-8' })).toBeUndefined();
  });
});
