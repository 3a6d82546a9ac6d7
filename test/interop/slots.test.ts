import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ListSlotSourcesResult,
  type ListSlotsResult,
  SlotCommand,
  type SlotName,
} from '../../server/src/core/slotProtocol';
import {
  CA_SLOT,
  CLIENT_SLOT,
  HANDSET_CA,
  OPTIPOINT,
  openSlotLaboratory,
  SLOT_FILES,
  type SlotLaboratory,
} from '../harness/slotLaboratory';

let lab: SlotLaboratory;

beforeEach(async () => {
  lab = await openSlotLaboratory(SLOT_FILES);
  lab.makeCa('ca', '/CN=Phone CA');
  lab.makeLeaf('phone', '/CN=phone1', 'ca');
  await lab.rescan();
}, 60_000);

afterEach(() => lab.stop());

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
    const result = await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    expect(result).toMatchObject({ title: 'Insert into radius-server-ca1', isRemembered: true });
    expect(result.steps.join(' ')).toContain('Check for updates');
    const text = lab.read('op410adv_conf.xml');
    expect(text).toContain('<Item name="system-config-version">5</Item>');
    await lab.extract('op410adv_conf.xml', CA_SLOT, 'pem', 'out.crt');
    expect(lab.fingerprint('out.crt')).toBe(lab.fingerprint('ca.crt'));
    expect(lab.read('out.crt')).toBe(lab.read('ca.crt'));
    const memory = JSON.parse(lab.read('.phonepki/embedded.json'));
    expect(memory.copies).toMatchObject([
      { config: 'op410adv_conf.xml', name: 'radius-server-ca1', source: 'ca.crt', subject: 'CN=Phone CA' },
    ]);
    expect(lab.labels).toEqual(['Insert into radius-server-ca1']);
  });

  it('is shown, not written, in a dry run', async () => {
    const result = await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'), { dryRun: true });
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
    await lab.extract('empty.xml', CA_SLOT, 'der', 'out.der');
    expect(lab.openssl('x509', '-in', 'out.der', '-noout', '-subject')).toContain('Phone CA');
  });

  it('comes with the steps of the handset, in lower case', async () => {
    const { steps } = await lab.insert('handset.cfg', HANDSET_CA, lab.from('ca.crt'));
    expect(steps.join('\n')).toContain('TLS Security > Custom CA Certificates > Install Custom CA Certs');
    expect(steps.join('\n')).toContain('http://prov.example.com/ca.crt');
    expect(lab.read('handset.cfg')).toContain('device.sec.TLS.customCaCert1.set="1"');
  });

  it('brings its chain into a script, from the device up', async () => {
    const slot = { name: 'X509/REQUESTRESPONSE/00000' };
    const { warnings } = await lab.insert('update.txt', slot, ({ use }) => use === 'chain');
    const lines = lab.read('update.txt').split('\r\n');
    expect(lines.slice(1, 3).map((line) => line.slice(0, 46))).toEqual([
      'vars create X509/REQUESTRESPONSE/00000 pb 3082',
      'vars create X509/REQUESTRESPONSE/00001 pb 3082',
    ]);
    expect(warnings).toEqual([]);
    await lab.extract('update.txt', { name: 'X509/REQUESTRESPONSE/00001' }, 'pem', 'out.crt');
    expect(lab.fingerprint('out.crt')).toBe(lab.fingerprint('ca.crt'));
  });

  it('tells what it takes the place of', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    const again = await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('phone.crt'), { dryRun: true });
    expect(again.rows).toContainEqual({ label: 'In place of', value: 'CN=Phone CA' });
    expect(again.warnings.join()).toContain('no certificate of a CA');
  });

  it('is not a private key where every phone would read it', async () => {
    await expect(lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('phone.key'))).rejects.toThrow(
      /given away/,
    );
    expect(lab.read('op410adv_conf.xml')).toBe(OPTIPOINT);
  });
});

describe('both halves of a device certificate', () => {
  const CERTIFICATE: SlotName = { name: 'device.sec.TLS.customDeviceCert1.publicCert' };
  const KEY: SlotName = { name: 'device.sec.TLS.customDeviceCert1.privateKey' };

  it('are inserted, the key from an encrypted file as PKCS #1, and belong together', async () => {
    lab.openssl('pkcs8', '-topk8', '-in', 'phone.key', '-out', 'sealed.key', '-passout', 'pass:secret');
    await lab.rescan();
    await lab.insert('handset.cfg', CERTIFICATE, lab.from('phone.crt'));
    await lab.insert('handset.cfg', KEY, lab.from('sealed.key'), { keyPassPhrase: await lab.seal('secret') });
    await lab.extract('handset.cfg', KEY, 'pem', 'out.key');
    expect(lab.read('out.key')).toContain('BEGIN RSA PRIVATE KEY');
    expect(statSync(lab.path('out.key')).mode & 0o777).toBe(0o600);
    const modulus = (name: string, kind: string) => lab.openssl(kind, '-in', name, '-noout', '-modulus');
    expect(modulus('out.key', 'rsa')).toBe(modulus('phone.crt', 'x509'));
    expect((await lab.extract('handset.cfg', KEY, 'pem')).text).toBeUndefined();
  });

  it('are refreshed together or not at all', async () => {
    await lab.insert('handset.cfg', CERTIFICATE, lab.from('phone.crt'));
    await lab.insert('handset.cfg', KEY, lab.from('phone.key'));
    lab.makeLeaf('phone', '/CN=phone1', 'ca');
    await lab.rescan();
    const copies = await lab.embedded();
    expect(copies.map(({ state }) => state)).toEqual(['stale', 'stale']);
    const alone = await lab.refresh([copies[0]?.id ?? '']);
    expect(alone.refreshed).toBe(0);
    expect(alone.skipped.join()).toContain('does not belong to');
    expect(await lab.refresh(copies.map(({ id }) => id))).toMatchObject({ refreshed: 2, skipped: [] });
    await lab.extract('handset.cfg', KEY, 'pem', 'out.key');
    expect(lab.openssl('rsa', '-in', 'out.key', '-noout', '-modulus')).toBe(
      lab.openssl('x509', '-in', 'phone.crt', '-noout', '-modulus'),
    );
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
