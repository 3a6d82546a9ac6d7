import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createDependents } from '../../../server/src/core/workspace/dependents';
import { readEntries } from '../../../server/src/core/workspace/indexEntry';
import { readContent } from '../../../server/src/core/workspace/readContent';
import { stemOf } from '../../../server/src/core/workspace/stemOf';
import { lookAround, question } from '../../../server/src/core/workspace/surroundings';
import { createWorkspaceIndex } from '../../../server/src/core/workspace/workspaceIndex';
import { readWorkspace } from '../../harness/fixtureWorkspace';

const { files: objects } = readWorkspace(
  readFileSync(new URL('../../fixtures/workspace/renewed.files', import.meta.url), 'utf8'),
);
const text = (...names: readonly string[]) => names.map((name) => objects.get(name) ?? '').join('');

/** An index, and what each change of it brings up. */
function workspace() {
  const dependents = createDependents();
  let stale: readonly string[] = [];
  const index = createWorkspaceIndex((change) => {
    stale = dependents.of(change);
  });
  const uriOf = (name: string) => `file:///pki/${name}`;
  const namesOf = (uris: readonly string[]) => uris.map((uri) => uri.slice('file:///pki/'.length)).sort();
  return {
    dependents,
    uriOf,
    around: (name: string) => lookAround(index, uriOf(name), { isComplete: true, isCovered: () => true }),
    put(name: string, content: string): readonly string[] {
      const uri = uriOf(name);
      const { model, isBinary } = readContent(uri, new TextEncoder().encode(content), { maxLength: 1e6 });
      const lineOf = (offset: number) => ({
        line: content.slice(0, offset).split('\n').length,
        character: 0,
      });
      const rangeOf = ({ start, end }: { start: number; end: number }) => ({
        start: lineOf(start),
        end: lineOf(end),
      });
      stale = [];
      index.put(uri, [...readEntries(model, { uri, isBinary, rangeOf })]);
      return namesOf(stale);
    },
    remove(name: string): readonly string[] {
      stale = [];
      index.remove(uriOf(name));
      return namesOf(stale);
    },
    entryOf: (name: string) => index.of(uriOf(name))[0],
    judged(name: string, pointsInto: readonly string[], ...asked: readonly string[]): void {
      const questions = new Set(asked);
      dependents.begin(uriOf(name), questions);
      dependents.judged(uriOf(name), questions, new Set(pointsInto.map(uriOf)));
    },
  };
}

it('brings up who asked for what came or went, and nobody else', () => {
  const { put, remove, judged, entryOf } = workspace();
  put('root.pem', text('root.crt'));
  const root = entryOf('root.pem');
  judged('leaf.pem', [], question('subjectKey', root?.subjectKey ?? ''));
  judged('other.pem', [], question('subjectKey', 'another name'));
  judged('list.crl', [], question('listIssuer', root?.subjectKey ?? ''));
  expect(put('again.pem', text('root.crt'))).toEqual(['leaf.pem']);
  expect(put('again.pem', text('root.crt'))).toEqual([]);
  expect(put('again.pem', `# moved\n${text('root.crt')}`)).toEqual([]);
  expect(remove('again.pem')).toEqual(['leaf.pem']);
  expect(put('again.pem', text('server.key'))).toEqual([]);
});

it('brings up who points into a file whose objects moved', () => {
  const { put, judged, dependents, uriOf } = workspace();
  put('root.pem', text('root.crt'));
  judged('leaf.pem', ['root.pem']);
  expect(put('root.pem', `# moved\n${text('root.crt')}`)).toEqual(['leaf.pem']);
  dependents.forget(uriOf('leaf.pem'));
  expect(put('root.pem', text('root.crt'))).toEqual([]);
});

it('never brings up the changed file itself', () => {
  const { put, judged, entryOf } = workspace();
  put('root.pem', text('root.crt'));
  judged('root.pem', ['root.pem'], question('subjectKey', entryOf('root.pem')?.subjectKey ?? ''));
  expect(put('root.pem', text('root.crt', 'other.crt'))).toEqual([]);
});

it('brings up who asked by the name of the file when another certificate is the first', () => {
  const { put, judged, uriOf } = workspace();
  put('server.crt', text('server.crt', 'inter.crt'));
  judged('server.key', [], question('stem', stemOf(uriOf('server.key'))));
  expect(put('server.crt', text('inter.crt', 'server.crt'))).toEqual(['server.key']);
  expect(put('server.crt', `# moved\n${text('inter.crt', 'server.crt')}`)).toEqual([]);
});

it('says when an answer became another one during the judgement', () => {
  const { put, around, dependents, uriOf, entryOf } = workspace();
  put('root.pem', text('root.crt'));
  const { surroundings, asked } = around('leaf.pem');
  dependents.begin(uriOf('leaf.pem'), asked);
  put('root.pem', `# not asked yet\n${text('root.crt')}`);
  surroundings.certificatesOf(entryOf('root.pem')?.subjectKey);
  put('spare.pem', text('server.key'));
  expect(dependents.judged(uriOf('leaf.pem'), asked, new Set())).toBe('current');

  const second = around('leaf.pem');
  dependents.begin(uriOf('leaf.pem'), second.asked);
  second.surroundings.certificatesOf(entryOf('root.pem')?.subjectKey);
  put('root.pem', text('root.crt'));
  expect(dependents.judged(uriOf('leaf.pem'), second.asked, new Set())).toBe('stale');
});

it('notes of two judgements of a file the one that began last', () => {
  const { put, remove, around, dependents, uriOf, entryOf } = workspace();
  put('root.pem', text('root.crt'));
  const [first, second] = [around('leaf.pem'), around('leaf.pem')];
  dependents.begin(uriOf('leaf.pem'), first.asked);
  first.surroundings.certificatesOf(entryOf('root.pem')?.subjectKey);
  dependents.begin(uriOf('leaf.pem'), second.asked);
  dependents.judged(uriOf('leaf.pem'), second.asked, new Set());
  dependents.judged(uriOf('leaf.pem'), first.asked, new Set());
  expect(remove('root.pem')).toEqual([]);
});
