import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { type CodeAction, codeActions } from '../../server/src/core/features/codeActions';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { judgeSteps } from '../../server/src/core/lint/judge';
import { atOnce } from '../../server/src/core/steps';
import { readEntries } from '../../server/src/core/workspace/indexEntry';
import { lookAround } from '../../server/src/core/workspace/surroundings';
import { createWorkspaceIndex } from '../../server/src/core/workspace/workspaceIndex';

const NOW = Date.UTC(2026, 11, 1);
const lint = { now: NOW, expiryWarningDays: 30 };
const read = (text: string) => readDocument(text, { languageId: 'pem', maxLength: 1e6 });
const file = (name: string) =>
  readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');
const [leaf, inter, root] = ['leaf.crt', 'inter.crt', 'root.crt'].map(file) as [string, string, string];

function actionsAt(
  text: string,
  marker: string,
  others: Readonly<Record<string, string>>,
  offset = 40,
): readonly CodeAction[] {
  const index = createWorkspaceIndex();
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  for (const [uri, content] of Object.entries({ ...others, 'file:///w/it.pem': text })) {
    index.put(uri, [...readEntries(read(content), { uri, isBinary: false, rangeOf: () => range })]);
  }
  const model = read(text);
  const { surroundings } = lookAround(index, 'file:///w/it.pem', { isComplete: true, isCovered: () => true });
  const findings = atOnce(
    judgeSteps(model, {
      targets: ['generic'],
      optionsFor: (targets) => ({ ...lint, targets }),
      surroundings,
    }),
  );
  const at = text.indexOf(marker) + offset;
  return codeActions(
    model,
    { start: at, end: at },
    { lint, findings, index, canConfigure: false, opensObjects: true },
  );
}

const apply = (text: string, actions: readonly CodeAction[], title: RegExp) =>
  applyReplacements(text, actions.find((action) => title.test(action.title))?.replacements ?? []);

describe('a chain out of order', () => {
  it.each([
    ['from the root down', root + inter + leaf],
    ['with the first two swapped', inter + leaf + root],
    ['with the last two swapped', leaf + root + inter],
  ])('%s is put into order', (_, text) => {
    const found = [root, inter, leaf].flatMap((marker) => actionsAt(text, marker, {}));
    expect(apply(text, found, /^Put the chain into order/)).toBe(leaf + inter + root);
  });

  it('keeps comments with their certificates, and keys where they are', () => {
    const key = file('leaf.key');
    const text = `${key}# the root\n${root}# the server\n${leaf}`;
    const found = actionsAt(text, root, { 'file:///w/inter.crt': inter });
    expect(apply(text, found, /^Put the chain/)).toBe(text);
    const whole = `${key}# the CA\n${inter}# the server\n${leaf}`;
    expect(apply(whole, actionsAt(whole, inter, {}), /^Put the chain/)).toBe(
      `${key}# the server\n${leaf}# the CA\n${inter}`,
    );
  });
});

describe('a chain with a gap', () => {
  it('gets the missing CA from the workspace', () => {
    const text = leaf + root;
    const found = Array.from({ length: 50 }, (_, step) => step * 10).flatMap((offset) =>
      actionsAt(text, leaf, { 'file:///w/inter.crt': inter }, offset),
    );
    const fix = found.find(({ kind, mends }) => kind === 'quickfix' && mends.length > 0);
    expect(fix?.mends[0]?.ruleId).toBe('workspace/intermediate-missing');
    expect(applyReplacements(text, fix?.replacements ?? [])).toBe(leaf + inter + root);
  });
});

describe('the root in a chain', () => {
  const text = leaf + inter + root;

  it('is removed where the workspace has it elsewhere', () => {
    const found = actionsAt(text, inter, { 'file:///w/root.crt': root });
    expect(apply(text, found, /^Remove the root/)).toBe(leaf + inter);
  });

  it('stays where it is the only one', () => {
    const found = actionsAt(text, inter, {});
    expect(found.some(({ title }) => title.startsWith('Remove the root'))).toBe(false);
  });
});

describe('a finding about another file', () => {
  it('opens that file', () => {
    const found = Array.from({ length: 50 }, (_, step) => step * 10).flatMap((offset) =>
      actionsAt(inter, inter, { 'file:///w/root.crt': file('namesake.crt') }, offset),
    );
    const opening = found.find(({ title }) => title === 'Open "CN=Root" in root.crt');
    expect(opening?.runs?.command).toBe('phonepki.pkiView.open');
    expect(opening?.runs?.about).toMatchObject({ uri: 'file:///w/root.crt', isBinary: false });
  });
});
