import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { type CodeAction, codeActions } from '../../server/src/core/features/codeActions';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { runRules } from '../../server/src/core/lint/runRules';
import { readEntries } from '../../server/src/core/workspace/indexEntry';
import { createWorkspaceIndex } from '../../server/src/core/workspace/workspaceIndex';
import { begin, body, breakages, end, good, join, rewrite } from './brokenPem';

const lines = good.trimEnd().split('\n');
const lint = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };

const read = (text: string, languageId = 'pem') => readDocument(text, { languageId, maxLength: 1e6 });

/** What is offered where a rule finds something. */
function offered(text: string, ruleId: string, languageId = 'pem'): readonly CodeAction[] {
  const model = read(text, languageId);
  const finding = runRules(model, lint).find((each) => each.ruleId === ruleId);
  expect(finding, `${ruleId} in ${JSON.stringify(text.slice(0, 200))}`).toBeDefined();
  const { start } = (finding as NonNullable<typeof finding>).span;
  return codeActions(model, { start, end: start }, { lint, canConfigure: true }).filter(
    ({ mends, configures }) =>
      mends.length === 0 ? configures === undefined : mends.some((each) => each.ruleId === ruleId),
  );
}

function titles(text: string, ruleId: string, languageId = 'pem'): readonly string[] {
  return offered(text, ruleId, languageId)
    .filter(({ mends }) => mends.length > 0)
    .map(({ title }) => title);
}

/** The text after the fix; all fixes that `ruleId` has where no title is given. */
function fixed(text: string, ruleId: string, title: string, languageId = 'pem'): string {
  const action = offered(text, ruleId, languageId).find((each) => each.title === title);
  expect(action, `${title}; there are ${titles(text, ruleId, languageId).join('; ')}`).toBeDefined();
  return applyReplacements(text, action?.replacements ?? []);
}

describe('mends', () => {
  it.each(breakages)('$what', ({ rule, title, broken, mended }) => {
    expect(fixed(broken, rule, title)).toBe(mended);
  });

  it.each(breakages)('$what, and the finding is gone', ({ rule, title, broken }) => {
    const found = runRules(read(fixed(broken, rule, title)), lint).map(({ ruleId }) => ruleId);
    expect(found).not.toContain(rule);
    const before = runRules(read(broken), lint).map(({ ruleId }) => ruleId);
    expect(before).toEqual(expect.arrayContaining(found));
  });

  it.each(breakages)('$what, with CR LF', ({ rule, title, broken, mended }) => {
    if (!/\r|\\n|&#/.test(broken) && rule !== 'pem/line-ends-lost') {
      const crlf = (text: string) => text.replaceAll('\n', '\r\n');
      expect(fixed(crlf(broken), rule, title)).toBe(crlf(mended));
    }
  });

  it('padding', () => {
    const key = readFileSync(new URL('../rules/pem/wrong-padding/good.pem', import.meta.url), 'utf8');
    const title = 'Write the padding that belongs there';
    expect(key).toContain('==\n');
    for (const wrong of ['', '=', '===', '=\n=\n=']) {
      expect(fixed(key.replace('==\n', `${wrong}\n`), 'pem/wrong-padding', title)).toBe(key);
    }
  });

  it('padding inside', () => {
    const key = readFileSync(new URL('../rules/pem/wrong-padding/good.pem', import.meta.url), 'utf8');
    const at = key.indexOf('BEGIN') + 60;
    const broken = `${key.slice(0, at)}==${key.slice(at)}`;
    expect(fixed(broken, 'pem/padding-inside', 'Remove the padding inside')).toBe(key);
  });
});

describe('in other languages', () => {
  it('line ends of an XML attribute become references', () => {
    const xml = (value: string) => `<a>\n  <Item ca="${value}"/>\n</a>\n`;
    const wanted = xml(lines.join('&#10;'));
    const title = 'Write the line ends as "&#10;"';
    expect(fixed(xml(lines.join('\n')), 'pem/line-ends-in-attribute', title, 'xml')).toBe(wanted);
    expect(fixed(xml(lines.join('\r\n    ')), 'pem/line-ends-in-attribute', title, 'xml')).toBe(wanted);
    expect(fixed(xml(lines.join(' ')), 'pem/line-ends-lost', rewrite, 'xml')).toBe(wanted);
  });

  it('wrapping keeps the indentation of YAML and the escapes of JSON', () => {
    const yaml = (each: readonly string[]) => `ca: |\n${each.map((line) => `    ${line}\n`).join('')}`;
    expect(fixed(yaml([begin, body.join(''), end]), 'pem/long-line', rewrite, 'yaml')).toBe(yaml(lines));
    const json = (each: readonly string[]) => `{"ca": "${each.join('\\n')}"}\n`;
    expect(fixed(json([begin, body.join(''), end]), 'pem/long-line', rewrite, 'json')).toBe(json(lines));
  });
});

describe('never guesses', () => {
  it.each([
    ['a wrong character', 'pem/unexpected-character', good.replace('AgIBA', 'AgI|A')],
    ['a lost character', 'pem/incomplete-group', good.replace('AgIBA', 'AgA')],
    ['lost bytes', 'der/truncated', join(begin, body.slice(0, -1), end)],
    ['an END line behind a cut object', 'pem/missing-footer', join(begin, body.slice(0, -1))],
    ['an END line without an object', 'pem/missing-header', join('no base64', end)],
  ])('%s', (_what, rule, broken) => {
    expect(titles(broken, rule)).toEqual([]);
  });

  it('does not wrap what is damaged', () => {
    const broken = join(begin, body.join('').replace('AgIBA', 'AgI|A'), end);
    expect(titles(broken, 'pem/long-line')).toEqual([]);
  });
});

describe('fix all', () => {
  const all = (text: string, languageId = 'pem') => {
    const only = ['source.fixAll.phonepki'];
    const [action] = codeActions(
      read(text, languageId),
      { start: 0, end: text.length },
      { lint, only, canConfigure: false },
    );
    return action === undefined ? undefined : applyReplacements(text, action.replacements);
  };

  it('mends line ends, wrapping and dashes of every block at once', () => {
    const broken =
      join(begin.replaceAll('-----', '----'), body.join('')) + end.replaceAll('-----', '\u2013\u2013');
    expect(all(`# one\n${broken}\n# two\r\n${join(broken)}`)).toBe(`# one\n${good}# two\r\n${good}`);
  });

  it('does nothing to what loses something, and nothing where nothing is wrong', () => {
    expect(all(good)).toBeUndefined();
    expect(all(join(begin, 'Subject: CN=phone.example', body, end))).toBeUndefined();
  });

  it('is only offered when it is asked for', () => {
    const text = join(begin, body.join(''), end);
    const found = codeActions(read(text), { start: 30, end: 30 }, { lint, canConfigure: false });
    expect(found.map(({ kind }) => kind)).not.toContain('source.fixAll.phonepki');
    expect(all(text)).toBe(good);
  });
});

describe('disabling', () => {
  const expired = readFileSync(new URL('../rules/rfc5280/expired/bad.pem', import.meta.url), 'utf8');
  const old = expired.slice(expired.indexOf('-----BEGIN')).trimEnd();
  const rule = 'rfc5280/expired';

  const both = (text: string, languageId = 'pem') =>
    [`Disable ${rule} for this block`, `Disable ${rule} in this file`].map((title) => {
      const result = fixed(text, rule, title, languageId);
      expect(runRules(read(result, languageId), lint)).toEqual([]);
      return result;
    });

  it('in a text that begins with a line end, where no key stands above', () => {
    const indented = old.replace(/^/gm, '  ');
    for (const lineEnd of ['\n', '\r', '\r\n']) {
      const text = `${lineEnd}${indented}`;
      const model = read(text, 'yaml');
      const found = runRules(model, lint).map(({ span }) =>
        codeActions(model, span, { lint, canConfigure: true }),
      );
      expect(found.length).toBeGreaterThan(0);
      expect(found.flat().filter(({ title }) => title.includes('for this block'))).toEqual([]);
    }
  });

  it('in PEM', () => {
    expect(both(`text\n${old}\n`)).toEqual([
      `text\n# phonepki-disable ${rule}\n${old}\n`,
      `# phonepki-disable-file ${rule}\ntext\n${old}\n`,
    ]);
  });

  it('adds to a comment that is there', () => {
    const long = old
      .replaceAll('\n', '')
      .replace(/-----BEGIN CERTIFICATE-----|(?=-----END)/g, (found) => `${found}\n`);
    expect(both(`# phonepki-disable pem/long-line -- old\n${long}\n`)[0]).toBe(
      `# phonepki-disable pem/long-line, ${rule} -- old\n${long}\n`,
    );
  });

  it('in YAML above the key, not within the value', () => {
    const value = old.replaceAll('\n', '\n    ');
    expect(both(`a: 1\nb:\n  ca: |\n    ${value}\n`, 'yaml')[0]).toBe(
      `a: 1\nb:\n  # phonepki-disable ${rule}\n  ca: |\n    ${value}\n`,
    );
  });

  it('in XML above the tag', () => {
    expect(both(`<?xml version="1.0"?>\n<a>\n  <b>${old}</b>\n</a>\n`, 'xml')).toEqual([
      `<?xml version="1.0"?>\n<a>\n  <!-- phonepki-disable ${rule} -->\n  <b>${old}</b>\n</a>\n`,
      `<?xml version="1.0"?>\n<!-- phonepki-disable-file ${rule} -->\n<a>\n  <b>${old}</b>\n</a>\n`,
    ]);
    expect(both(`<a>\n  <b>${old}</b>\n</a>\n`, 'properties')[0]).toBe(
      `<a>\n  <!-- phonepki-disable ${rule} -->\n  <b>${old}</b>\n</a>\n`,
    );
    const attribute = `<a><b ca="${old.replaceAll('\n', '&#10;')}"/></a>`;
    expect(both(attribute, 'xml')[0]).toBe(attribute.replace('<b', `<!-- phonepki-disable ${rule} --><b`));
  });

  it('not in JSON, which has no comments', () => {
    const text = `{"ca": "${old.replaceAll('\n', '\\n')}"}`;
    const model = read(text, 'json');
    const { start } = runRules(model, lint)[0]?.span ?? { start: 0 };
    const found = codeActions(model, { start, end: start }, { lint, canConfigure: true });
    expect(found.map(({ title }) => title)).toEqual([`Change the severity of ${rule} …`]);
  });
});

describe('joining', () => {
  const file = (name: string) =>
    readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');
  const [leaf, inter, root] = ['leaf.crt', 'inter.crt', 'root.crt'].map(file) as [string, string, string];
  const index = createWorkspaceIndex();
  for (const name of ['leaf.crt', 'inter.crt', 'root.crt', 'namesake.crt']) {
    const start = { line: 0, character: 0 };
    const source = { uri: name, isBinary: false, rangeOf: () => ({ start, end: start }) };
    index.put(name, [...readEntries(read(file(name)), source)]);
  }

  const joined = (text: string) =>
    codeActions(read(text), { start: 40, end: 40 }, { lint, canConfigure: false, only: ['refactor'], index })
      .filter(({ title }) => title.startsWith('Add'))
      .map(({ title, replacements }) => [title, applyReplacements(text, replacements)]);

  it('puts the issuers behind a certificate, with the root or without it', () => {
    expect(joined(leaf)).toEqual([
      ['Add the issuing certificate behind this one', leaf + inter],
      ['Add the chain up to the root', leaf + inter + root],
    ]);
  });

  it('adds what is lacking only', () => {
    expect(joined(leaf + inter)).toEqual([['Add the root certificate to this file', leaf + inter + root]]);
    expect(joined(leaf + inter + root)).toEqual([]);
    expect(joined(root)).toEqual([]);
  });
});

describe('splitting', () => {
  const key = '-----BEGIN EC PRIVATE KEY-----\nMDECAQEE\n-----END EC PRIVATE KEY-----\n';
  const splits = (text: string, at: number) =>
    codeActions(read(text), { start: at, end: at }, { lint, canConfigure: false, only: ['refactor'] });

  it('moves a block to a file of its own', () => {
    const [one] = splits(`${good}# second\n${good}`, good.length + 20);
    expect(one?.title).toBe('Move this block to a file of its own');
    expect(one?.newFiles).toEqual([{ suffix: '-2', text: good }]);
    expect(applyReplacements(`${good}# second\n${good}`, one?.replacements ?? [])).toBe(`${good}# second\n`);
  });

  it('moves all but the first', () => {
    const text = good + good + good;
    const all = splits(text, 0).find(({ title }) => title.includes('all'));
    expect(all?.newFiles.map(({ suffix }) => suffix)).toEqual(['-2', '-3']);
    expect(applyReplacements(text, all?.replacements ?? [])).toBe(good);
  });

  it('leaves private keys where they are', () => {
    expect(splits(`${key}${good}`, 0)).toEqual([]);
  });
});
