import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { codeActions } from '../../server/src/core/features/codeActions';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { breakages, good } from '../features/brokenPem';

/** The certificate as OpenSSL reads it from a PEM file, in base64; `undefined` where it does not. */
function readByOpenSsl(pem: string): string | undefined {
  const { status, stdout } = spawnSync('openssl', ['x509', '-outform', 'DER'], { input: pem });
  return status === 0 && stdout.length > 0 ? stdout.toString('base64') : undefined;
}

function fixed(text: string, title: string): string {
  const model = readDocument(text, { languageId: 'pem', maxLength: 1e6 });
  const lint = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };
  const action = codeActions(model, { start: 0, end: text.length }, { lint, canConfigure: false }).find(
    (each) => each.title === title,
  );
  expect(action).toBeDefined();
  return applyReplacements(text, action?.replacements ?? []);
}

/** What OpenSSL takes as it is: there the fix is for other readers, or for people. */
const READ_ANYWAY = new Set<string>([
  'a label of old programs',
  'long lines',
  'one line',
  'mixed line ends',
  'indentation',
  'blanks at the ends of lines',
  'blanks inside',
  'a byte order mark',
  'a dump above',
  'the same block twice',
  'an unused comment',
  'one of two names',
  'the first of two names',
]);

describe('OpenSSL reads the block', () => {
  const wanted = readByOpenSsl(good);
  it.each(breakages)('$what', ({ what, title, broken }) => {
    expect(readByOpenSsl(fixed(broken, title))).toBe(wanted);
    expect(readByOpenSsl(broken) === wanted ? `${what}: before` : '').toBe(
      READ_ANYWAY.has(what) ? `${what}: before` : '',
    );
  });
});
