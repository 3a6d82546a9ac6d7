import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withoutLinks } from '../../client/src/withoutLinks';

it('no name of a certificate becomes a link in a message', () => {
  expect(withoutLinks('Sign CN=[OK](command:workbench.action.quit)?')).toBe(
    'Sign CN=[OK] (command:workbench.action.quit)?',
  );
  expect(withoutLinks('[a]((b)[c](d)')).not.toContain('](');
});

it('every message of the client goes that way', () => {
  const root = new URL('../../client/src/', import.meta.url).pathname;
  const around = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') &&
      file !== 'messages.ts' &&
      /window\s*\.show(?:Information|Warning|Error)Message/.test(readFileSync(root + file, 'utf8')),
  );
  expect(around).toEqual([]);
});
