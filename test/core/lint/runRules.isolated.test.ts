import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readDocument } from '../../../server/src/core/documentModel';
import {
  atNode,
  defineRule,
  type Finding,
  RFC_5280,
  type Rule,
  WHOLE,
} from '../../../server/src/core/lint/rule';
import { type LintOptions, runRules } from '../../../server/src/core/lint/runRules';
import type { SubjectKind, Subjects } from '../../../server/src/core/lint/subjects';

/** Rules of this test in place of all others. */
vi.mock('../../../server/src/core/lint/rules/index', () => ({ rules: testRules() }));

function made<K extends SubjectKind>(
  appliesTo: K | readonly K[],
  check: (subject: Subjects[K]) => Iterable<Finding>,
  rest: Partial<Omit<Rule, 'check' | 'appliesTo'>> = {},
): Rule {
  const texts = { title: 'a title', why: 'A reason.', fix: 'A fix.' };
  return defineRule({
    severity: 'warning',
    ...texts,
    citations: [RFC_5280('§4')],
    appliesTo,
    check,
    ...rest,
  });
}

function testRules(): readonly (readonly [string, Rule])[] {
  const whole = (): Finding[] => [{ place: WHOLE, message: 'It is so.' }];
  return [
    ['date/since', made('certificate', whole, { effectiveFrom: '2026-01-01' })],
    ['date/later', made('certificate', whole, { effectiveFrom: '2026-01-02' })],
    ['date/until', made('certificate', whole, { ineffectiveFrom: '2026-01-01' })],
    [
      'part/extension',
      made('extension', ({ extension }) => [{ place: atNode(extension.node), message: extension.oid }]),
    ],
    ['part/later', made('extension', whole, { effectiveFrom: '2026-01-02' })],
    [
      'part/name',
      made('name', ({ role, field, name }) => [{ place: atNode(name.node), message: `${role} ${field}` }]),
    ],
    [
      'part/key',
      made('publicKeyInfo', ({ publicKeyInfo, owner }) => [
        { place: atNode(publicKeyInfo.node), message: owner.kind },
      ]),
    ],
    [
      'several/kinds',
      made(['certificate', 'certificateList'], (object) => [{ place: WHOLE, message: object.kind }]),
    ],
    [
      'crash/always',
      made('certificate', () => {
        throw new RangeError('with a secret in its message');
      }),
    ],
    ['web/only', made('certificate', whole, { onlyFor: ['web'] })],
    [
      'own/hint',
      made('certificate', () => [{ place: WHOLE, message: 'So.', severity: 'hint', tags: ['deprecated'] }]),
    ],
  ];
}

const fixture = readFileSync(new URL('../../rules/rfc5280/expired/good.pem', import.meta.url), 'utf8');
const pem = fixture.slice(fixture.indexOf('-----BEGIN'));
const chain = readFileSync(new URL('../../fixtures/workspace/chain.p7b', import.meta.url), 'utf8');

function run(text: string, options: Partial<LintOptions> = {}) {
  const model = readDocument(text, { languageId: 'pem', maxLength: 1e6 });
  const found = runRules(model, { now: 0, expiryWarningDays: 30, ...options });
  return found.map((finding) => ({ ...finding, text: text.slice(finding.span.start, finding.span.end) }));
}

const idsOf = (found: readonly { readonly ruleId: string }[]) => found.map(({ ruleId }) => ruleId);

describe('effective dates', () => {
  it('are held against the begin of the validity, also for parts of a certificate', () => {
    const ids = idsOf(run(pem));
    expect(ids).toContain('date/since');
    expect(ids).not.toContain('date/later');
    expect(ids).not.toContain('date/until');
    expect(ids).not.toContain('part/later');
  });

  it('can be ignored', () => {
    const ids = idsOf(run(pem, { effectiveDates: 'ignored' }));
    expect(ids).toEqual(expect.arrayContaining(['date/since', 'date/later', 'date/until', 'part/later']));
  });
});

describe('subjects', () => {
  const of = (ruleId: string, text = pem) => run(text).filter((each) => each.ruleId === ruleId);

  it('are the parts of objects, each on its own characters', () => {
    expect(of('part/name').map(({ message }) => message)).toEqual([
      'issuer tbsCertificate.issuer',
      'subject tbsCertificate.subject',
    ]);
    expect(of('part/key').map(({ message }) => message)).toEqual(['certificate']);
    const extensions = of('part/extension');
    expect(extensions.map(({ message }) => message)).toEqual([
      '2.5.29.19',
      '2.5.29.15',
      '2.5.29.14',
      '2.5.29.35',
      '2.5.29.17',
    ]);
    expect(new Set(extensions.map(({ span }) => span.start)).size).toBe(5);
  });

  it('are also the objects within others', () => {
    const found = of('several/kinds', chain);
    expect(found.map(({ message }) => message)).toEqual(['certificate']);
    const names = of('part/name', chain);
    expect(names.every(({ text }) => text.length < chain.length / 2)).toBe(true);
  });

  it('are left alone where bytes got lost', () => {
    const lines = pem.split('\n');
    expect(idsOf(run([...lines.slice(0, 4), ...lines.slice(6)].join('\n')))).toEqual([]);
  });
});

describe('a rule', () => {
  it('that crashes is named, without its message, and the others go on', () => {
    const found = run(pem);
    const crash = found.find(({ ruleId }) => ruleId === 'internal/rule-crashed');
    expect(crash?.message).toContain('crash/always failed here and was left out (RangeError)');
    expect(crash?.message).not.toContain('secret');
    expect(idsOf(found)).toContain('own/hint');
  });

  it('is asked where a target asks for it, or the settings name it', () => {
    expect(idsOf(run(pem))).not.toContain('web/only');
    expect(idsOf(run(pem, { targets: ['generic', 'web'] }))).toContain('web/only');
    expect(idsOf(run(pem, { severities: { 'web/only': 'error' } }))).toContain('web/only');
  });

  it('may give a finding a severity and tags of its own', () => {
    expect(run(pem).find(({ ruleId }) => ruleId === 'own/hint')).toMatchObject({
      severity: 'hint',
      tags: ['deprecated'],
    });
  });
});
