import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConvertPkcs12Result, SlotCommand } from '../../server/src/core/slotProtocol';
import { CLIENT_SLOT, openSlotLaboratory, SLOT_FILES, type SlotLaboratory } from '../harness/slotLaboratory';

let lab: SlotLaboratory;

beforeEach(async () => {
  lab = await openSlotLaboratory(SLOT_FILES);
  lab.makeCa('ca', '/CN=Phone CA');
  lab.makeLeaf('phone', '/CN=phone1', 'ca');
  await lab.rescan();
}, 60_000);

afterEach(() => lab.stop());

describe('a PKCS #12', () => {
  const make = async (strength: string) =>
    lab.insert('op410adv_conf.xml', CLIENT_SLOT, ({ use }) => use === 'pkcs12', {
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
      await lab.extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.p12');
      expect(statSync(lab.path('out.p12')).mode & 0o777).toBe(0o600);
      expect(reads('out.p12', 'first')).toContain('BEGIN PRIVATE KEY');
      expect(reads('out.p12', 'first')).toContain('CN = phone1');
    },
  );

  it('that stands nowhere else is not replaced without a warning', async () => {
    await make('compatible');
    await lab.rescan();
    const { warnings } = await lab.insert('op410adv_conf.xml', CLIENT_SLOT, ({ use }) => use === 'pkcs12', {
      dryRun: true,
    });
    expect(warnings.join()).toContain('Extract it first');
  });

  it('is made anew when its certificate was renewed', async () => {
    await make('compatible');
    lab.makeLeaf('phone', '/CN=phone1', 'ca');
    await lab.rescan();
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'stale', needsPassPhrase: true, from: { title: 'CN=phone1' } });
    expect((await lab.refresh([copy?.id ?? ''])).skipped.join()).toContain('needs a pass phrase');
    const passPhrase = await lab.seal('second');
    expect(await lab.refresh([copy?.id ?? ''], { passPhrase })).toMatchObject({ refreshed: 1 });
    await lab.extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.p12');
    const serial = lab.openssl('x509', '-in', 'phone.crt', '-noout', '-serial');
    lab.write('inside.pem', reads('out.p12', 'second'));
    expect(lab.openssl('x509', '-in', 'inside.pem', '-noout', '-serial')).toBe(serial);
  });

  it('comes from a file octet by octet, and follows it', async () => {
    const export12 = (name: string) =>
      lab.openssl(
        ...[
          'pkcs12',
          '-export',
          '-in',
          'phone.crt',
          '-inkey',
          'phone.key',
          '-passout',
          'pass:file',
          '-out',
          name,
        ],
      );
    const octetsOf = (name: string) => readFileSync(lab.path(name)).toString('hex');
    const stored = async () => {
      await lab.extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.bin');
      const octets = octetsOf('out.bin');
      rmSync(lab.path('out.bin'));
      return octets;
    };
    export12('phone.p12');
    await lab.rescan();
    const source = await lab.sources('op410adv_conf.xml', CLIENT_SLOT);
    expect(source.find(lab.from('phone.p12'))).toMatchObject({ fit: 'good' });
    await lab.insert('op410adv_conf.xml', CLIENT_SLOT, lab.from('phone.p12'));
    expect(await stored()).toBe(octetsOf('phone.p12'));
    expect(await lab.embedded()).toMatchObject([{ state: 'current' }]);
    // The maker has sent back what the phone reads.
    export12('phone.p12');
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'stale', needsPassPhrase: false });
    expect(await lab.refresh([copy?.id ?? ''])).toMatchObject({ refreshed: 1, skipped: [] });
    expect(await stored()).toBe(octetsOf('phone.p12'));
    renameSync(lab.path('phone.p12'), lab.path('renamed.p12'));
    await lab.rescan();
    expect(await lab.embedded()).toMatchObject([{ state: 'current' }]);
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
    await lab.extract('op410adv_conf.xml', CLIENT_SLOT, 'der', 'out.p12');
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
