import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { rules } from '../../server/src/core/lint/rules/index';
import { type LintOptions, runRules } from '../../server/src/core/lint/runRules';
import { savedFormOf } from '../../server/src/core/phone/savedForm';
import { judgeWorkspace, readWorkspace } from '../harness/fixtureWorkspace';

/**
 * Every rule has its own folder, `<source>/<rule>/`, with files that it must and must not complain of. Each
 * file says in its first lines what is expected of *all* rules: `expect: <rule> @ "<the marked text>"`, or
 * `expect nothing`; `with {"targets":["web"]}` where it is to be checked with other options; and
 * `committed with "<text>" in place of "<text>"` where version control has it otherwise.
 *
 * A fixture that ends with `.files` is a workspace: its head says what is expected, as `expect: <rule> @
 * <file> "<the marked text>"`, and each line `=== <file> ===` begins a file. A line `partial` in the head says
 * that not all of the workspace was read, and `git <file> untracked`, `tracked` or `ignored` how Git stands to a
 * file; `, committed as <file>` behind that what the last commit has of it.
 */
const folder = new URL('./', import.meta.url);
const EXPECTATION = /^(?:<!-- |# )?expect(?: nothing|: (\S+) @ (".*"))(?: -->)?\r?$/gm;
const OPTIONS = /^(?:<!-- |# )?with (\{.*\})(?: -->)?\r?$/m;
const COMMITTED = /^(?:<!-- |# )?committed with (".*") in place of (".*?")(?: -->)?\r?$/m;
const EXPECTATION_IN_FILE = /^expect: (\S+) @ (\S+) (".*")$/gm;
const NOW = Date.UTC(2026, 11, 1);
const LANGUAGES: Readonly<Record<string, string>> = {
  xml: 'xml',
  json: 'json',
  yaml: 'yaml',
  cfg: 'properties',
  txt: 'plaintext',
};

function fixturesOf(ruleId: string): string[] {
  return readdirSync(new URL(`${ruleId}/`, folder));
}

function optionsOf(text: string): LintOptions {
  const given = JSON.parse(OPTIONS.exec(text)?.[1] ?? '{}') as Partial<LintOptions>;
  return { now: NOW, expiryWarningDays: 30, ...given };
}

function committedOf(text: string): string | undefined {
  const [line, before, now] = COMMITTED.exec(text) ?? [];
  if (line === undefined) {
    return undefined;
  }
  const rest = text.replace(line, '');
  expect(rest).toContain(JSON.parse(now as string));
  return rest.replace(JSON.parse(now as string), JSON.parse(before as string));
}

function sorted<T>(values: readonly T[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

describe.each(rules.map(([id]) => id))('%s', (ruleId) => {
  it('has a file that it complains of and one that it does not', () => {
    const names = fixturesOf(ruleId);
    expect(names.some((name) => name.startsWith('bad'))).toBe(true);
    expect(names.some((name) => name.startsWith('good'))).toBe(true);
  });

  it.each(fixturesOf(ruleId).filter((name) => name.endsWith('.files')))('%s', (name) => {
    const workspace = readWorkspace(readFileSync(new URL(`${ruleId}/${name}`, folder), 'utf8'));
    const { head } = workspace;
    const expected = [...head.matchAll(EXPECTATION_IN_FILE)].map(([, id, file, quoted]) => ({
      id,
      file,
      text: JSON.parse(quoted as string) as string,
    }));
    expect(head).toMatch(/^expect(?: nothing|: )/m);
    expect(head.match(/^expect: /gm)?.length ?? 0).toBe(expected.length);
    expect(expected.some(({ id }) => id === ruleId)).toBe(name.startsWith('bad'));
    const found = judgeWorkspace(
      workspace,
      optionsOf(head),
      /^partial$/m.test(head) ? 'partial' : 'complete',
    );
    expect(sorted(found.map(({ id, file, text }) => ({ id, file, text })))).toEqual(sorted(expected));
    for (const { message } of found) {
      expect(message).toMatch(/^[A-Z"].*\.$/s);
    }
  });

  it.each(fixturesOf(ruleId).filter((name) => !name.endsWith('.files')))('%s', (name) => {
    const bytes = readFileSync(new URL(`${ruleId}/${name}`, folder));
    const text = bytes.toString('utf8');
    const languageId = LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? 'pem';
    const expected = [...text.matchAll(EXPECTATION)]
      .filter((match) => match[1] !== undefined)
      .map(([, id, quoted]) => ({ id, text: JSON.parse(quoted as string) as string }));
    expect(text).toMatch(EXPECTATION);
    expect(expected.some(({ id }) => id === ruleId)).toBe(name.startsWith('bad'));

    const was = committedOf(text);
    const committed = was === undefined ? undefined : { text: was };
    const phone = { path: name, dialect: 'auto', files: {}, committed, saved: savedFormOf(bytes) } as const;
    const model = readDocument(text, { languageId, maxLength: 1e6, phone });
    const findings = runRules(model, optionsOf(text));
    const found = findings.map(({ ruleId: id, span }) => ({ id, text: text.slice(span.start, span.end) }));
    expect(sorted(found)).toEqual(sorted(expected));
    for (const { message } of findings) {
      expect(message).toMatch(/^[A-Z"].*\.$/s);
    }
  });
});
