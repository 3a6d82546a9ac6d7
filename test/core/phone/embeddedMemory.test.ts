import { describe, expect, it } from 'vitest';
import {
  type EmbeddedCopy,
  lastCopy,
  memoryText,
  readMemory,
  rememberedCopy,
  withCopies,
} from '../../../server/src/core/phone/slots/embeddedMemory';

const copy = (config: string, written: string, source = 'ca.crt'): EmbeddedCopy => ({
  config,
  name: 'radius-server-ca1',
  source,
  object: written,
  written,
});
const place = (config: string, written: string) => ({ config, name: 'radius-server-ca1', written });

describe('the memory of insertions', () => {
  it('comes back as it was written, whatever the order', () => {
    const copies = [
      copy('b.xml', '22'),
      { ...copy('a.xml', '11'), index: '1', nth: 2, madeWith: ['k.key'], strength: 'legacy' as const },
    ];
    const text = memoryText(copies);
    expect(readMemory(text)).toEqual([copies[1], copies[0]]);
    expect(memoryText([...copies].reverse())).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each(['', '{', '[]', 'null', '{"copies": 1}'])('is nothing where the text is %j', (text) =>
    expect(readMemory(text)).toBeUndefined(),
  );

  it('leaves out what is no copy', () => {
    const wrong = [null, 1, {}, { ...copy('a', '1'), written: 1 }, { ...copy('a', '1'), madeWith: [1] }];
    expect(readMemory(JSON.stringify({ copies: [...wrong, copy('a', '1')] }))).toEqual([copy('a', '1')]);
  });

  it('knows an insertion again after a later one was undone, and forgets old ones', () => {
    let memory: readonly EmbeddedCopy[] = [];
    for (const written of ['1', '2', '3', '4']) {
      memory = withCopies(memory, [copy('a.xml', written)]);
    }
    expect(memory.map(({ written }) => written)).toEqual(['4', '3', '2']);
    expect(rememberedCopy(memory, place('a.xml', '3'))?.written).toBe('3');
    expect(rememberedCopy(memory, place('a.xml', '1'))).toBeUndefined();
    expect(lastCopy(memory, place('a.xml', '1'))?.written).toBe('4');
  });

  it('finds what was copied or renamed by what it is, its own place first', () => {
    const memory = withCopies([], [copy('a.xml', '1', 'one.crt'), copy('b.xml', '1', 'two.crt')]);
    expect(rememberedCopy(memory, place('b.xml', '1'))?.source).toBe('two.crt');
    expect(rememberedCopy(memory, place('new.xml', '1'))?.source).toBe('one.crt');
    expect(lastCopy(memory, place('new.xml', '1'))).toBeUndefined();
  });
});
