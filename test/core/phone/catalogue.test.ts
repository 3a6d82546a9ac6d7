import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../server/src/core/phone/dialects/allDialects';

const uc = dialects.find(({ id }) => id === 'ucsoftware')?.catalogue;
const optipoint = dialects.find(({ id }) => id === 'optipoint')?.catalogue;
const wpi = dialects.find(({ id }) => id === 'wpi')?.catalogue;

describe.each(dialects)('the catalogue of $id', ({ id, catalogue }) => {
  const folder = new URL('../../../server/src/core/phone/', import.meta.url);
  const data = JSON.parse(readFileSync(new URL(`dialects/${id}/catalogue.json`, folder), 'utf8'));
  const schema = JSON.parse(readFileSync(new URL('catalogue.schema.json', folder), 'utf8'));
  const entrySchema = schema.properties.entries.items;

  it('keeps to its schema', () => {
    expect(Object.keys(data).filter((key) => !(key in schema.properties))).toEqual([]);
    for (const entry of data.entries) {
      expect(Object.keys(entry).filter((key) => !(key in entrySchema.properties))).toEqual([]);
      expect(entrySchema.required.filter((key: string) => !(key in entry))).toEqual([]);
      expect(entrySchema.properties.type.enum).toContain(entry.type);
      expect(entrySchema.properties.mark.enum).toContain(entry.mark);
      expect(entry.type === 'enum' ? entry.values?.length : 1).toBeGreaterThan(0);
      expect(entry.meaning ?? 'X.').toMatch(/^[A-Z0-9].*\.$/s);
    }
  });

  it('has a source for every entry', () => {
    for (const entry of data.entries) {
      for (const source of entry.sources) {
        expect(data.sources).toHaveProperty([source.split(' ')[0]]);
      }
    }
    for (const entry of catalogue.entries) {
      expect(catalogue.sourcesOf(entry).join('')).toMatch(/\S{4}/);
    }
  });

  it('has no name twice, and finds each', () => {
    const names = catalogue.entries.map(({ name }) => name);
    expect(names.length).toBe(new Set(names).size);
    for (const name of names) {
      expect(catalogue.lookup(name.replace(/#/g, '3'))).toBeDefined();
      expect(catalogue.nearest(name.replace(/#/g, '3'))).toBeUndefined();
    }
  });

  it('claims nothing that nobody proved', () => {
    expect(catalogue.isComplete).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['radius-server-cal', 'radius-server-ca1'],
    ['radius-server-caI', 'radius-server-ca1'],
    ['802.1x-certifi-\n\ncate', '802.1x-certificate'],
    ['8O2.1x-certificate', '802.1x-certificate'],
    ['System-Config-Version', 'system-config-version'],
    ['radius-server-ca1', undefined],
    ['radius-server-ca2', undefined],
  ])('%j is meant for %j', (name, meant) => {
    expect(optipoint?.meantBy(name)).toBe(meant);
  });

  it('with numbers in them are known by their pattern', () => {
    expect(uc?.lookup('sec.TLS.customCaCert.5')?.name).toBe('sec.TLS.customCaCert.#');
    expect(uc?.lookup('reg.{$row.line}.address')?.name).toBe('reg.#.address');
    expect(uc?.meantBy('SEC.tls.customcacert.5')).toBe('sec.TLS.customCaCert.5');
  });

  it('of switches are known where the parameter is', () => {
    expect(uc?.lookup('device.prov.serverName.set')?.type).toBe('boolean');
    expect(uc?.lookup('sec.TLS.customCaCert.5.set')).toBeUndefined();
    expect(uc?.lookup('device.nothing.known.set')).toBeUndefined();
  });

  it.each([
    ['device.dhcp.bootSrvUseOp', 'device.dhcp.bootSrvUseOpt'],
    ['device.prov.servreName', 'device.prov.serverName'],
    ['device.sec.TLS.customCaCert9', undefined],
    ['voice.gain.xx.analog', undefined],
  ])('near %s is %s', (name, nearest) => {
    expect(uc?.nearest(name)).toBe(nearest);
  });

  it('near a name of several words', () => {
    expect(wpi?.nearest('sip-tranport-user')).toBe('sip-transport-user');
  });
});
