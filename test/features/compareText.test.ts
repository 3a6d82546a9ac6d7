import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { objectOf } from '../../server/src/core/documentModel';
import { compareText } from '../../server/src/core/features/compareText';
import { readContent } from '../../server/src/core/workspace/readContent';

function textOf(name: string): string {
  const bytes = readFileSync(new URL(`../../sample/${name}`, import.meta.url));
  const [block] = readContent(name, bytes, { maxLength: Number.POSITIVE_INFINITY }).model.blocks;
  return block === undefined ? '' : compareText(objectOf(block.encoded));
}

it('is the same for PEM and DER', () => {
  expect(textOf('server.crt')).toBe(textOf('server.der'));
  expect(textOf('server.crt')).toContain('\n  Valid until: 2027-11-20 22:56:22 UTC\n');
});

it('says nothing that another day would say otherwise', () => {
  expect(textOf('ca.crt')).not.toMatch(/\bago\b|\bin \d+ days?\b/);
});

it('differs where the certificates do, and only there', () => {
  const [one, other] = [textOf('ca.crt').split('\n'), textOf('server.crt').split('\n')];
  const same = one.filter((line) => other.includes(line));
  expect(same).toContain('  Signature: sha256WithRSAEncryption');
  expect(one.some((line) => line.startsWith('  Subject: ') && !other.includes(line))).toBe(true);
});
