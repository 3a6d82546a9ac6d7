import { renameSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ConvertPkcs12Result,
  type ExtractCertificateResult,
  type InsertCertificateResult,
  type ListSlotSourcesResult,
  type ListSlotsResult,
  type RefreshEmbeddedResult,
  SlotCommand,
  type SlotName,
  type SlotSource,
} from '../../server/src/core/slotProtocol';
import { openSlotLaboratory, type SlotLaboratory } from '../harness/slotLaboratory';

const OPTIPOINT =
  '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n  <Action>WriteItems</Action>\n  <ItemList>\n    <Item name="system-config-version">4</Item>\n  </ItemList>\n</Message>\n';
const HANDSET =
  '<handsetConfig>\n  <device device.set="1" device.prov.serverName="Prov.example.com" device.prov.serverName.set="1"/>\n</handsetConfig>\n';
const CA_SLOT: SlotName = { name: 'radius-server-ca1' };
const CLIENT_SLOT: SlotName = { name: '802.1x-certificate' };
const HANDSET_CA: SlotName = { name: 'device.sec.TLS.customCaCert1' };

let lab: SlotLaboratory;

beforeEach(async () => {
  lab = await openSlotLaboratory({
    'op410adv_conf.xml': OPTIPOINT,
    'handset.cfg': HANDSET,
    'empty.xml': '',
    'update.txt': 'config change UP1 /poll 15\r\nconfig write\r\n',
  });
  lab.makeCa('ca', '/CN=Phone CA');
  lab.makeLeaf('phone', '/CN=phone1', 'ca');
  await lab.rescan();
}, 60_000);

afterEach(() => lab.stop());

async function insert(
  config: string,
  slot: SlotName,
  wanted: (source: SlotSource) => boolean,
  rest: object = {},
): Promise<InsertCertificateResult> {
  const source = (await lab.sources(config, slot)).find(wanted);
  if (source === undefined) {
    throw new Error('There is no such source.');
  }
  const { use, sources } = source;
  return lab.run(SlotCommand.insertCertificate, { uri: lab.uri(config), slot, use, sources, ...rest });
}

const from = (name: string) => (source: SlotSource) =>
  source.use === 'object' && source.sources[0]?.uri === lab.uri(name);
const insertCa = () => insert('op410adv_conf.xml', CA_SLOT, from('ca.crt'));
const extract = (config: string, slot: SlotName, to: 'pem' | 'der', output?: string) =>
  lab.run<ExtractCertificateResult>(SlotCommand.extractCertificate, {
    uri: lab.uri(config),
    slot,
    to,
    ...(output === undefined ? {} : { output: lab.uri(output) }),
  });
const refresh = (copies: readonly string[], rest: object = {}) =>
  lab.run<RefreshEmbeddedResult>(SlotCommand.refreshEmbedded, { copies, ...rest });
const fingerprint = (name: string) => lab.openssl('x509', '-in', name, '-noout', '-fingerprint', '-sha256');
/** The same name and key as before, a later second, another serial number. */
const renewCa = async (name = 'ca.crt') => {
  const { mtimeMs } = statSync(lab.path(name));
  while (Math.floor(Date.now() / 1000) <= Math.floor(mtimeMs / 1000)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  lab.openssl('req', '-x509', '-key', 'ca.key', '-out', name, '-subj', '/CN=Phone CA', '-days', '300');
};

describe('slots of a config', () => {
  it('are those that it has and those that it could have', async () => {
    const { dialect, slots } = await lab.run<ListSlotsResult>(SlotCommand.listSlots, {
      uri: lab.uri('op410adv_conf.xml'),
    });
    expect(dialect).toContain('optiPoint');
    expect(slots.map(({ title, state, role }) => [title, state, role])).toEqual([
      ['radius-server-ca1', 'absent', 'ca'],
      ['802.1x-certificate', 'absent', 'pkcs12'],
    ]);
  });

  it('offer what fits first, and say why the rest does not', async () => {
    const sources = await lab.sources('op410adv_conf.xml', CA_SLOT);
    expect(sources.map(({ title, fit }) => [title, fit])).toEqual([
      ['CN=Phone CA', 'good'],
      ['CN=phone1', 'odd'],
      [expect.any(String), 'refused'],
      [expect.any(String), 'refused'],
    ]);
    expect(sources.at(-1)?.note).toContain('given away');
  });
});

describe('what was just issued', () => {
  it('is offered first, before the editor tells of its files', async () => {
    lab.makeLeaf('phone2', '/CN=phone2', 'ca');
    const { sources } = await lab.run<ListSlotSourcesResult>(SlotCommand.listSlotSources, {
      uri: lab.uri('op410adv_conf.xml'),
      slot: CLIENT_SLOT,
      files: [lab.uri('phone2.key'), lab.uri('phone2.crt')],
    });
    expect(sources[0]).toMatchObject({ use: 'pkcs12', title: 'CN=phone2', fit: 'good' });
    expect(sources[0]?.sources.map(({ uri }) => uri)).toEqual([lab.uri('phone2.crt'), lab.uri('phone2.key')]);
  });
});

describe('a certificate that is inserted', () => {
  it('is read by OpenSSL, raises the version, and is remembered', async () => {
    const result = await insertCa();
    expect(result).toMatchObject({ title: 'Insert into radius-server-ca1', isRemembered: true });
    expect(result.steps.join(' ')).toContain('Check for updates');
    const text = lab.read('op410adv_conf.xml');
    expect(text).toContain('<Item name="system-config-version">5</Item>');
    await extract('op410adv_conf.xml', CA_SLOT, 'pem', 'out.crt');
    expect(fingerprint('out.crt')).toBe(fingerprint('ca.crt'));
    expect(lab.read('out.crt')).toBe(lab.read('ca.crt'));
    const memory = JSON.parse(lab.read('.phonepki/embedded.json'));
    expect(memory.copies).toMatchObject([
      { config: 'op410adv_conf.xml', name: 'radius-server-ca1', source: 'ca.crt', subject: 'CN=Phone CA' },
    ]);
    expect(lab.labels).toEqual(['Insert into radius-server-ca1']);
  });

  it('is shown, not written, in a dry run', async () => {
    const result = await insert('op410adv_conf.xml', CA_SLOT, from('ca.crt'), { dryRun: true });
    expect(result.rows.map(({ label }) => label)).toEqual([
      'File',
      'radius-server-ca1',
      'Serial number',
      'Valid until',
    ]);
    expect(lab.read('op410adv_conf.xml')).toBe(OPTIPOINT);
    expect(lab.names()).not.toContain('.phonepki');
  });

  it('makes an empty file a config', async () => {
    const [source] = await lab.sources('empty.xml', CA_SLOT, 'optipoint');
    await lab.run(SlotCommand.insertCertificate, {
      uri: lab.uri('empty.xml'),
      slot: CA_SLOT,
      skeleton: 'optipoint',
      use: 'object',
      sources: source?.sources,
    });
    expect(lab.read('empty.xml')).toContain('<Item name="system-config-version">1</Item>');
    await extract('empty.xml', CA_SLOT, 'der', 'out.der');
    expect(lab.openssl('x509', '-in', 'out.der', '-noout', '-subject')).toContain('Phone CA');
  });

  it('comes with the steps of the handset, in lower case', async () => {
    const { steps } = await insert('handset.cfg', HANDSET_CA, from('ca.crt'));
    expect(steps.join('\n')).toContain('TLS Security > Custom CA Certificates > Install Custom CA Certs');
    expect(steps.join('\n')).toContain('http://prov.example.com/ca.crt');
    expect(lab.read('handset.cfg')).toContain('device.sec.TLS.customCaCert1.set="1"');
  });

  it('brings its chain into a script, from the device up', async () => {
    const slot = { name: 'X509/REQUESTRESPONSE/00000' };
    await insert('update.txt', slot, ({ use }) => use === 'chain');
    const lines = lab.read('update.txt').split('\r\n');
    expect(lines.slice(1, 3).map((line) => line.slice(0, 46))).toEqual([
      'vars create X509/REQUESTRESPONSE/00000 pb 3082',
      'vars create X509/REQUESTRESPONSE/00001 pb 3082',
    ]);
    await extract('update.txt', { name: 'X509/REQUESTRESPONSE/00001' }, 'pem', 'out.crt');
    expect(fingerprint('out.crt')).toBe(fingerprint('ca.crt'));
  });

  it('is not a private key where every phone would read it', async () => {
    await expect(insert('op410adv_conf.xml', CA_SLOT, from('phone.key'))).rejects.toThrow(/given away/);
    expect(lab.read('op410adv_conf.xml')).toBe(OPTIPOINT);
  });
});

describe('both halves of a device certificate', () => {
  const CERTIFICATE: SlotName = { name: 'device.sec.TLS.customDeviceCert1.publicCert' };
  const KEY: SlotName = { name: 'device.sec.TLS.customDeviceCert1.privateKey' };

  it('are inserted, the key from an encrypted file as PKCS #1, and belong together', async () => {
    lab.openssl('pkcs8', '-topk8', '-in', 'phone.key', '-out', 'sealed.key', '-passout', 'pass:secret');
    await lab.rescan();
    await insert('handset.cfg', CERTIFICATE, from('phone.crt'));
    await insert('handset.cfg', KEY, from('sealed.key'), { keyPassPhrase: await lab.seal('secret') });
    await extract('handset.cfg', KEY, 'pem', 'out.key');
    expect(lab.read('out.key')).toContain('BEGIN RSA PRIVATE KEY');
    expect(statSync(lab.path('out.key')).mode & 0o777).toBe(0o600);
    const modulus = (name: string, kind: string) => lab.openssl(kind, '-in', name, '-noout', '-modulus');
    expect(modulus('out.key', 'rsa')).toBe(modulus('phone.crt', 'x509'));
    expect((await extract('handset.cfg', KEY, 'pem')).text).toBeUndefined();
  });

  it('are refreshed together or not at all', async () => {
    await insert('handset.cfg', CERTIFICATE, from('phone.crt'));
    await insert('handset.cfg', KEY, from('phone.key'));
    lab.makeLeaf('phone', '/CN=phone1', 'ca');
    await lab.rescan();
    const copies = await lab.embedded();
    expect(copies.map(({ state }) => state)).toEqual(['stale', 'stale']);
    const alone = await refresh([copies[0]?.id ?? '']);
    expect(alone.refreshed).toBe(0);
    expect(alone.skipped.join()).toContain('does not belong to');
    expect(await refresh(copies.map(({ id }) => id))).toMatchObject({ refreshed: 2, skipped: [] });
    await extract('handset.cfg', KEY, 'pem', 'out.key');
    expect(lab.openssl('rsa', '-in', 'out.key', '-noout', '-modulus')).toBe(
      lab.openssl('x509', '-in', 'phone.crt', '-noout', '-modulus'),
    );
  });
});

describe('after a renewal', () => {
  it('every copy is found and refreshed, and the version raised', async () => {
    await insertCa();
    await insert('handset.cfg', HANDSET_CA, from('ca.crt'));
    expect((await lab.embedded()).map(({ state }) => state)).toEqual(['current', 'current']);
    await renewCa();
    await lab.rescan();
    const copies = await lab.embedded();
    expect(copies.map(({ state, from: old, to }) => [state, old.serialNumber === to?.serialNumber])).toEqual([
      ['stale', false],
      ['stale', false],
    ]);
    const ids = copies.map(({ id }) => id);
    expect(await refresh(ids, { dryRun: true })).toMatchObject({ refreshed: 2 });
    const before = lab.read('op410adv_conf.xml');
    expect(before).toContain('>5</Item>');
    expect(await refresh(ids)).toMatchObject({ refreshed: 2, skipped: [] });
    expect(lab.read('op410adv_conf.xml')).toContain('<Item name="system-config-version">6</Item>');
    for (const [config, slot] of [
      ['op410adv_conf.xml', CA_SLOT],
      ['handset.cfg', HANDSET_CA],
    ] as const) {
      await extract(config, slot, 'pem', `${config}.crt`);
      expect(fingerprint(`${config}.crt`)).toBe(fingerprint('ca.crt'));
    }
    expect((await lab.embedded()).map(({ state }) => state)).toEqual(['current', 'current']);
    // The same list again: nothing of it is true any more.
    expect((await refresh(ids)).refreshed).toBe(0);
  });

  it('files may have other names', async () => {
    await insertCa();
    renameSync(lab.path('op410adv_conf.xml'), lab.path('op410_new.xml'));
    renameSync(lab.path('ca.crt'), lab.path('root.crt'));
    await lab.rescan();
    expect((await lab.embedded()).map(({ state }) => state)).toEqual(['current']);
    await renewCa('root.crt');
    lab.makeCa('other', '/CN=Other CA');
    await lab.rescan();
    // The file it came from is gone, and no file has it any more: the newer one of the same name is found.
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'stale', sourceUri: lab.uri('root.crt') });
    expect(await refresh([copy?.id ?? ''])).toMatchObject({ refreshed: 1 });
    await extract('op410_new.xml', CA_SLOT, 'pem', 'out.crt');
    expect(fingerprint('out.crt')).toBe(fingerprint('root.crt'));
  });

  it('what somebody changed by hand stays', async () => {
    await insertCa();
    lab.makeCa('other', '/CN=Other CA');
    const other = lab.read('other.crt');
    lab.write(
      'op410adv_conf.xml',
      lab.read('op410adv_conf.xml').replace(/-----BEGIN[\s\S]*-----END CERTIFICATE-----\n/, other),
    );
    await renewCa();
    await lab.rescan();
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'changed' });
    expect(copy?.note).toContain('ca.crt');
    expect((await refresh([copy?.id ?? ''])).refreshed).toBe(0);
    expect(lab.read('op410adv_conf.xml')).toContain(other);
  });

  it('a copy that nobody remembers is told apart', async () => {
    await insertCa();
    rmSync(lab.path('.phonepki'), { recursive: true });
    await renewCa();
    await lab.rescan();
    expect(await lab.embedded()).toMatchObject([{ state: 'found', sourceUri: lab.uri('ca.crt') }]);
  });

  it('a memory that is damaged is neither used nor overwritten', async () => {
    await insertCa();
    lab.write('.phonepki/embedded.json', '{ "copies": ');
    await expect(lab.embedded()).rejects.toThrow(/embedded\.json cannot be read/);
    expect(await insertCa()).toMatchObject({ isRemembered: false });
    expect(lab.read('.phonepki/embedded.json')).toBe('{ "copies": ');
  });
});

describe('a PKCS #12', () => {
  const make = async (strength: string) =>
    insert('op410adv_conf.xml', CLIENT_SLOT, ({ use }) => use === 'pkcs12', {
      passPhrase: await lab.seal('first'),
      strength,
    });
  const reads = (name: string, passPhrase: string) =>
    lab.openssl('pkcs12', '-in', name, '-nodes', '-legacy', '-passin', `pass:${passPhrase}`);

  it.each(['modern', 'compatible', 'legacy'])(
    'is made of certificate and key, %s, and opened by OpenSSL',
    async (strength) => {
      const { warnings } = await make(strength);
      expect(warnings.join()).toContain('known to its maker alone');
      await extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.p12');
      expect(statSync(lab.path('out.p12')).mode & 0o777).toBe(0o600);
      expect(reads('out.p12', 'first')).toContain('BEGIN PRIVATE KEY');
      expect(reads('out.p12', 'first')).toContain('CN = phone1');
    },
  );

  it('is made anew when its certificate was renewed', async () => {
    await make('compatible');
    lab.makeLeaf('phone', '/CN=phone1', 'ca');
    await lab.rescan();
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'stale', needsPassPhrase: true, from: { title: 'CN=phone1' } });
    expect((await refresh([copy?.id ?? ''])).skipped.join()).toContain('needs a pass phrase');
    const passPhrase = await lab.seal('second');
    expect(await refresh([copy?.id ?? ''], { passPhrase })).toMatchObject({ refreshed: 1 });
    await extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.p12');
    const serial = lab.openssl('x509', '-in', 'phone.crt', '-noout', '-serial');
    lab.write('inside.pem', reads('out.p12', 'second'));
    expect(lab.openssl('x509', '-in', 'inside.pem', '-noout', '-serial')).toBe(serial);
  });

  it('is put under the pass phrase of the phone in place', async () => {
    await make('compatible');
    const result = await lab.run<ConvertPkcs12Result>(SlotCommand.convertPkcs12, {
      uri: lab.uri('op410adv_conf.xml'),
      slot: CLIENT_SLOT,
      passPhrase: await lab.seal('first'),
      newPassPhrase: await lab.seal('built-in'),
      strength: 'legacy',
    });
    expect(result).toMatchObject({ isHandOver: false });
    expect(result.warnings.join()).toContain('its maker alone knows it');
    expect(lab.read('op410adv_conf.xml')).toContain('<Item name="system-config-version">6</Item>');
    await extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.p12');
    expect(reads('out.p12', 'built-in')).toContain('BEGIN PRIVATE KEY');
    expect(() => reads('out.p12', 'first')).toThrow();
  });

  it('is handed over to the maker without a claim that a phone reads it', async () => {
    await make('compatible');
    const text = lab.read('op410adv_conf.xml');
    const handOver = {
      uri: lab.uri('op410adv_conf.xml'),
      slot: CLIENT_SLOT,
      handOver: lab.uri('for-maker'),
      passPhrase: await lab.seal('first'),
    };
    const result = await lab.run<ConvertPkcs12Result>(SlotCommand.convertPkcs12, handOver);
    expect(result).toMatchObject({ isHandOver: true });
    expect(result.warnings.join()).toContain('nothing here is ready for a phone');
    expect(lab.read('op410adv_conf.xml')).toBe(text);
    expect(reads('for-maker/op410adv_conf-802.1x.p12', 'first')).toContain('CN = phone1');
    const note = lab.read('for-maker/op410adv_conf-802.1x.txt');
    expect(note).toContain('this file is not what the phone reads');
    expect(note).not.toContain('first');
    await expect(lab.run(SlotCommand.convertPkcs12, handOver)).rejects.toThrow(/802\.1x/);
    const wrong = { ...handOver, overwrite: true, passPhrase: await lab.seal('wrong') };
    await expect(lab.run(SlotCommand.convertPkcs12, wrong)).rejects.toThrow(/pass phrase/);
  });
});

describe('a workspace that nobody trusts', () => {
  it('is not written to, and can be looked at', async () => {
    const distrusted = await openSlotLaboratory({ 'op410adv_conf.xml': OPTIPOINT }, { isTrusted: false });
    try {
      distrusted.makeCa('ca', '/CN=Phone CA');
      await distrusted.rescan();
      const [source] = await distrusted.sources('op410adv_conf.xml', CA_SLOT);
      const argument = {
        uri: distrusted.uri('op410adv_conf.xml'),
        slot: CA_SLOT,
        use: 'object',
        sources: source?.sources,
      };
      await distrusted.run(SlotCommand.insertCertificate, { ...argument, dryRun: true });
      for (const [command, args] of [
        [SlotCommand.insertCertificate, argument],
        [SlotCommand.refreshEmbedded, { copies: [] }],
        [
          SlotCommand.extractCertificate,
          { uri: distrusted.uri('ca.crt'), to: 'pem', output: distrusted.uri('out.crt') },
        ],
      ] as const) {
        await expect(distrusted.run(command, args)).rejects.toThrow(/not trusted/);
      }
      expect(distrusted.names()).toEqual(['ca.crt', 'ca.key', 'op410adv_conf.xml']);
      expect(distrusted.read('op410adv_conf.xml')).toBe(OPTIPOINT);
    } finally {
      await distrusted.stop();
    }
  });
});
