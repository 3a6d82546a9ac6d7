import { renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, type CodeAction } from 'vscode-languageserver-protocol';
import { type RefreshEmbeddedResult, SlotCommand } from '../../server/src/core/slotProtocol';
import {
  CA_SLOT,
  HANDSET_CA,
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

describe('after a renewal', () => {
  it('every copy is found and refreshed, and the version raised', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    await lab.insert('handset.cfg', HANDSET_CA, lab.from('ca.crt'));
    expect((await lab.embedded()).map(({ state }) => state)).toEqual(['current', 'current']);
    await lab.renewCa();
    await lab.rescan();
    const copies = await lab.embedded();
    expect(copies.map(({ state, from: old, to }) => [state, old.serialNumber === to?.serialNumber])).toEqual([
      ['stale', false],
      ['stale', false],
    ]);
    const ids = copies.map(({ id }) => id);
    expect(await lab.refresh(ids, { dryRun: true })).toMatchObject({ refreshed: 2 });
    const before = lab.read('op410adv_conf.xml');
    expect(before).toContain('>5</Item>');
    expect(await lab.refresh(ids)).toMatchObject({ refreshed: 2, skipped: [] });
    expect(lab.read('op410adv_conf.xml')).toContain('<Item name="system-config-version">6</Item>');
    for (const [config, slot] of [
      ['op410adv_conf.xml', CA_SLOT],
      ['handset.cfg', HANDSET_CA],
    ] as const) {
      await lab.extract(config, slot, 'pem', `${config}.crt`);
      expect(lab.fingerprint(`${config}.crt`)).toBe(lab.fingerprint('ca.crt'));
    }
    expect((await lab.embedded()).map(({ state }) => state)).toEqual(['current', 'current']);
    // The same list again: nothing of it is true any more.
    expect((await lab.refresh(ids)).refreshed).toBe(0);
  });

  it('it can be stopped between two files, and each file is a step of its own', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    await lab.insert('handset.cfg', HANDSET_CA, lab.from('ca.crt'));
    await lab.renewCa();
    await lab.rescan();
    const ids = (await lab.embedded()).map(({ id }) => id);
    const stop = new CancellationTokenSource();
    lab.onEdit(() => stop.cancel());
    const argument = { command: SlotCommand.refreshEmbedded, arguments: [{ copies: ids }] };
    const result = await lab.server.client.sendRequest<RefreshEmbeddedResult>(
      'workspace/executeCommand',
      argument,
      stop.token,
    );
    expect(result).toMatchObject({ refreshed: 1, skipped: [expect.stringContaining('you stopped it')] });
    expect((await lab.embedded()).map(({ state }) => state).sort()).toEqual(['current', 'stale']);
    expect(lab.labels.filter((label) => label.startsWith('Refresh'))).toHaveLength(1);
  });

  it('the item itself offers it', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    const uri = lab.uri('op410adv_conf.xml');
    const text = lab.read('op410adv_conf.xml');
    await lab.server.open(uri, text, 'xml');
    const line = text.split('\n').findIndex((each) => each.includes('radius-server-ca1'));
    const actions = () =>
      lab.server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line, character: 20 }, end: { line, character: 20 } },
        context: { diagnostics: [], only: ['refactor.rewrite'] },
      });
    expect((await actions()).filter(({ title }) => title.startsWith('Refresh'))).toEqual([]);
    await lab.renewCa();
    await lab.rescan();
    expect((await actions())[0]).toMatchObject({
      title: expect.stringMatching(/^Refresh radius-server-ca1 from ca\.crt, valid until \d{4}-\d\d-\d\d…$/),
      isPreferred: true,
      command: { command: 'phonepki.refreshEmbedded', arguments: [{ uri, title: 'radius-server-ca1' }] },
    });
    // As a quick fix of the finding that says so.
    const at = { line, character: 20 };
    const finding = {
      range: { start: at, end: at },
      code: 'workspace/copy-outdated',
      message: '',
    };
    const fixes = await lab.server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: finding.range,
      context: { diagnostics: [finding], only: ['quickfix'] },
    });
    expect(fixes).toContainEqual(
      expect.objectContaining({ kind: 'quickfix', diagnostics: [finding], isPreferred: true }),
    );
  });

  it('files may have other names', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    renameSync(lab.path('op410adv_conf.xml'), lab.path('op410_new.xml'));
    renameSync(lab.path('ca.crt'), lab.path('root.crt'));
    await lab.rescan();
    expect((await lab.embedded()).map(({ state }) => state)).toEqual(['current']);
    await lab.renewCa('root.crt');
    lab.makeCa('other', '/CN=Other CA');
    await lab.rescan();
    // The file it came from is gone, and no file has it any more: the newer one of the same name is found.
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'stale', sourceUri: lab.uri('root.crt') });
    expect(await lab.refresh([copy?.id ?? ''])).toMatchObject({ refreshed: 1 });
    await lab.extract('op410_new.xml', CA_SLOT, 'pem', 'out.crt');
    expect(lab.fingerprint('out.crt')).toBe(lab.fingerprint('root.crt'));
  });

  it('what somebody changed by hand stays', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    lab.makeCa('other', '/CN=Other CA');
    const other = lab.read('other.crt');
    lab.write(
      'op410adv_conf.xml',
      lab.read('op410adv_conf.xml').replace(/-----BEGIN[\s\S]*-----END CERTIFICATE-----\n/, other),
    );
    await lab.renewCa();
    await lab.rescan();
    const [copy] = await lab.embedded();
    expect(copy).toMatchObject({ state: 'changed' });
    expect(copy?.note).toContain('ca.crt');
    expect((await lab.refresh([copy?.id ?? ''])).refreshed).toBe(0);
    expect(lab.read('op410adv_conf.xml')).toContain(other);
  });

  it('a copy that nobody remembers is told apart', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    rmSync(lab.path('.phonepki'), { recursive: true });
    await lab.renewCa();
    await lab.rescan();
    expect(await lab.embedded()).toMatchObject([{ state: 'found', sourceUri: lab.uri('ca.crt') }]);
  });

  it.each(['../outside.crt', 'x/../../outside.crt', 'file:///etc/ssl/outside.crt'])(
    'what a memory names outside of the workspace, %s, is not read',
    async (source) => {
      await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
      lab.write(
        '.phonepki/embedded.json',
        lab.read('.phonepki/embedded.json').replace('"source": "ca.crt"', `"source": "${source}"`),
      );
      const [copy] = await lab.embedded();
      expect(copy).toMatchObject({
        state: 'blocked',
        note: expect.stringContaining('outside of the workspace'),
      });
      expect((await lab.refresh([copy?.id ?? ''])).refreshed).toBe(0);
    },
  );

  it.each([
    '/../outside.crt',
    '/%2e%2E/outside.crt',
    '/x/..%2F/.%2e/../outside.crt',
    '/.\\t./outside.crt',
    '\\\\..\\\\outside.crt',
  ])('nor what begins at the workspace and leads out of it, %j', async (way) => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    const source = `${lab.uri('.').replace(/\/\.?$/, '')}${way}`;
    lab.write(
      '.phonepki/embedded.json',
      lab.read('.phonepki/embedded.json').replace('"source": "ca.crt"', `"source": "${source}"`),
    );
    expect(await lab.embedded()).toMatchObject([
      { state: 'blocked', note: expect.stringContaining('outside of the workspace') },
    ]);
  });

  it('a memory that is damaged is neither used nor overwritten', async () => {
    await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'));
    lab.write('.phonepki/embedded.json', '{ "copies": ');
    await expect(lab.embedded()).rejects.toThrow(/embedded\.json cannot be read/);
    expect(await lab.insert('op410adv_conf.xml', CA_SLOT, lab.from('ca.crt'))).toMatchObject({
      isRemembered: false,
    });
    expect(lab.read('.phonepki/embedded.json')).toBe('{ "copies": ');
  });
});
