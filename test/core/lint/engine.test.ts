import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../server/src/core/documentModel';
import { matchesGlob } from '../../../server/src/core/lint/glob';
import { runRules } from '../../../server/src/core/lint/runRules';
import { severityFor, severitySetting } from '../../../server/src/core/lint/severity';
import { readSuppressions } from '../../../server/src/core/lint/suppressions';

const expired = readFileSync(new URL('../../rules/rfc5280/expired/bad.pem', import.meta.url), 'utf8');
const read = (text: string, languageId = 'pem') => readDocument(text, { languageId, maxLength: 1e6 });
const lint = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };

describe('severity', () => {
  const rule = { severity: 'warning' } as const;

  it('is that of the finding, else that of the rule', () => {
    expect(severityFor(rule, ['generic'], undefined)).toBe('warning');
    expect(severityFor(rule, ['generic'], 'hint')).toBe('hint');
  });

  it('is the strictest judgement of all targets', () => {
    const special = {
      ...rule,
      severityFor: { innovaphone: 'hint', web: 'error', optipoint: 'off' },
    } as const;
    expect(severityFor(special, ['innovaphone'], undefined)).toBe('hint');
    expect(severityFor(special, ['innovaphone', 'generic'], undefined)).toBe('warning');
    expect(severityFor(special, ['innovaphone', 'web'], undefined)).toBe('error');
    expect(severityFor(special, ['optipoint'], undefined)).toBe('off');
    expect(severityFor(special, ['optipoint', 'innovaphone'], undefined)).toBe('hint');
  });

  it('is off where no target asks for the rule', () => {
    const only = { ...rule, onlyFor: ['web'] } as const;
    expect(severityFor(only, ['generic'], undefined)).toBe('off');
    expect(severityFor(only, ['generic', 'web'], undefined)).toBe('warning');
  });

  it('comes from the settings by rule, then by source', () => {
    const settings = { 'pem/*': 'hint', 'pem/long-line': 'error' } as const;
    expect(severitySetting('pem/long-line', settings)).toBe('error');
    expect(severitySetting('pem/armor-dashes', settings)).toBe('hint');
    expect(severitySetting('rfc5280/expired', settings)).toBeUndefined();
    expect(severitySetting('toString/x', {})).toBeUndefined();
  });
});

describe('globs', () => {
  it.each([
    ['**/archive', 'a/archive/b.pem', true],
    ['**/archive', 'archive/b.pem', true],
    ['**/archive', 'a/archived/b.pem', false],
    ['archive', 'a/archive/b.pem', false],
    ['*.pem', 'b.pem', true],
    ['*.pem', 'a/b.pem', false],
    ['**/*.{pem,crt}', 'a/b.crt', true],
    ['**/*.{pem,crt}', 'b.key', false],
    ['a?/[0-9]*.pem', 'ab/1x.pem', true],
    ['a?/[!0-9]*.pem', 'ab/1x.pem', false],
    ['a/**/b.pem', 'a/b.pem', true],
    ['a/**/b.pem', 'a/x/y/b.pem', true],
    ['a.c', 'abc', false],
    ['{a', 'a', false],
    ['[]', 'a', false],
    ['', 'a', false],
  ])('%s and %s', (glob, path, fits) => {
    expect(matchesGlob(path, glob)).toBe(fits);
  });
});

describe('comments that disable rules', () => {
  const namesIn = (text: string, languageId = 'pem') =>
    readSuppressions(text, languageId, read(text, languageId).blocks).map(({ name, span, scope }) => {
      expect(text.slice(span.start, span.end)).toMatch(name === '' ? /^phonepki-disable/ : name);
      return `${scope} ${name}`;
    });

  it.each([
    ['# phonepki-disable a/b', ['block a/b']],
    ['  ## phonepki-disable-file a/b, c/d -- reason a/e', ['document a/b', 'document c/d']],
    ['; phonepki-disable a/b c/d: reason', ['block a/b', 'block c/d']],
    ['// phonepki-disable a/b --', ['block a/b']],
    ['#phonepki-disable\ta/b\r\n# phonepki-disable c/d', ['block a/b', 'block c/d']],
    ['# phonepki-disable-line a/b', []],
    ['# see phonepki-disable a/b', []],
    ['text # phonepki-disable a/b', []],
    ['# phonepki-disable -- everything', ['block ']],
  ])('%j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('are XML comments in XML, and nothing in JSON', () => {
    expect(namesIn('<a/><!-- phonepki-disable a/b,\n c/d : why --><b/>', 'xml')).toEqual([
      'block a/b',
      'block c/d',
    ]);
    expect(namesIn('# phonepki-disable a/b', 'xml')).toEqual([]);
    expect(namesIn('# phonepki-disable a/b', 'json')).toEqual([]);
  });

  it('stand outside of the armor', () => {
    const inside = expired.replace(
      'CERTIFICATE-----\n',
      'CERTIFICATE-----\n# phonepki-disable rfc5280/expired\n',
    );
    expect(namesIn(inside)).toEqual([]);
  });

  it('are for the next block only', () => {
    const text = `# phonepki-disable rfc5280/expired\n${expired}\n${expired}`;
    const found = runRules(read(text), lint).filter(({ ruleId }) => ruleId === 'rfc5280/expired');
    expect(found.map(({ block }) => text.indexOf('-----BEGIN') < (block?.start ?? 0))).toEqual([true]);
  });

  it('are none in many comments that never end', () => {
    const text = '<!-- phonepki-disable '.repeat(20_000);
    expect(readSuppressions(text, 'xml', [])).toEqual([]);
  });
});

describe('findings', () => {
  it('are kept as long as the options are the same object', () => {
    const model = read(expired);
    const [first] = runRules(model, lint);
    const [again] = runRules(read(`\n${expired}`, 'pem'), lint);
    expect(again?.message).toBe(first?.message);
    expect(again?.span.start).toBe((first?.span.start ?? 0) + 1);
  });

  it('are at most so many, and the last says so', () => {
    const broken = expired.slice(expired.indexOf('-----BEGIN')).replace('-----END', '----END');
    const found = runRules(read(broken.repeat(600)), lint);
    expect(found.length).toBeLessThanOrEqual(1001);
    expect(found.at(-1)?.ruleId).toBe('internal/too-many-findings');
  });

  it('follow the settings', () => {
    const severityOf = (severities: Record<string, 'hint' | 'off'>) =>
      runRules(read(expired), { ...lint, severities }).map(({ severity }) => severity);
    expect(severityOf({})).toEqual(['error']);
    expect(severityOf({ 'rfc5280/expired': 'hint' })).toEqual(['hint']);
    expect(severityOf({ 'rfc5280/*': 'off' })).toEqual([]);
  });
});
