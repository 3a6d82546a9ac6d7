/** New phone configs: what is written, what our own rules say of it, and what OpenSSL and libxml2 read in it. */
import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { runRules } from '../../server/src/core/lint/runRules';
import type { NewPhoneConfigArguments, NewPhoneConfigResult } from '../../server/src/core/newConfigProtocol';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { type CaLaboratory, openCaLaboratory, refusal } from '../harness/caLaboratory';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, until } from '../harness/memoryFiles';

const HOUR = 3_600_000;
const COMMAND = 'phonepki.server.newPhoneConfig';
const MACS = ['001e30ab0001', '001e30ab0002', '001e30ab0003'];
const CA = 'basicConstraints=critical,CA:TRUE,keyUsage=critical,keyCertSign,cRLSign'.split(/,(?=keyUsage)/);

let lab: CaLaboratory;
beforeEach(async () => {
  // Certificates that OpenSSL makes now are valid then.
  lab = await openCaLaboratory({ now: Date.now() + HOUR });
});
afterEach(() => lab.stop());

type Wishes = Omit<NewPhoneConfigArguments, 'folder'> & { readonly folder?: string };

const run = (wishes: Wishes) => lab.run<NewPhoneConfigResult>(COMMAND, { folder: lab.uri('out'), ...wishes });

/** A CA in `ca.crt`; gives its id in the index. */
async function makeCa(): Promise<string> {
  const extensions = CA.flatMap((each) => ['-addext', each]);
  lab.program(
    'openssl',
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt'],
    ...['-days', '3000', '-subj', '/CN=Phone CA', ...extensions],
  );
  await lab.server.open(lab.uri('ca.crt'), lab.read('ca.crt'));
  const { objects } = await lab.run<ListObjectsResult>('phonepki.server.listObjects', { query: 'Phone CA' });
  return objects[0]?.id ?? 'none';
}

/** `certs/<mac>.crt` and `.key`, signed by the CA. */
function makeDevice(mac: string, fileName = mac): void {
  lab.program(
    'openssl',
    ...['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `certs/${fileName}.key`, '-out', 'x.csr'],
    ...['-subj', `/CN=${mac}`],
  );
  lab.write(
    'x.ext',
    'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=clientAuth\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n',
  );
  lab.program(
    'openssl',
    ...['x509', '-req', '-in', 'x.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-days', '300'],
    ...['-extfile', 'x.ext', '-out', `certs/${fileName}.crt`],
  );
}

function findingsOf(name: string): readonly string[] {
  const model = readDocument(lab.read(`out/${name}`), {
    languageId: name.endsWith('.txt') ? 'plaintext' : 'xml',
    maxLength: 10_000_000,
    phone: { path: name, dialect: 'auto', files: {} },
  });
  return runRules(model, { now: Date.now() + HOUR, expiryWarningDays: 30 }).map(
    ({ ruleId, message }) => `${name} ${ruleId}: ${message}`,
  );
}

function expectClean(names: readonly string[]): void {
  expect(lab.names('out').sort()).toEqual([...names].sort());
  expect(names.flatMap(findingsOf)).toEqual([]);
  for (const name of names.filter((each) => !each.endsWith('.txt'))) {
    expect(lab.attempt('xmllint', '--noout', `out/${name}`)).toEqual({ code: 0, text: '' });
  }
}

describe('optiPoint', () => {
  it('gets a system file and a device file for each phone, as the manual names them', async () => {
    const authority = await makeCa();
    lab.program('mkdir', 'certs');
    makeDevice(MACS[0] as string);
    lab.program(
      'openssl',
      ...['pkcs12', '-export', '-in', `certs/${MACS[0]}.crt`, '-inkey', `certs/${MACS[0]}.key`],
      ...['-out', 'certs/00-1E-30-AB-00-01.p12', '-passout', 'pass:secret'],
      ...['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    );
    const wishes: Wishes = {
      family: 'optipoint',
      phones: 'MAC: 00:1E:30:AB:00:01, 001e.30ab.0002',
      authorities: [authority],
      certificates: lab.uri('certs'),
    };
    const preview = await run({ ...wishes, dryRun: true });
    expect(preview.done).toBe(false);
    expect(lab.names()).not.toContain('out');
    expect(preview.findings).toEqual([]);
    expect(preview.warnings.join(' ')).toContain('1 of 2 phones get no certificate');
    expect(preview.warnings.join(' ')).toContain('DHCP');
    const result = await run(wishes);
    expect(result.done).toBe(true);
    expectClean(['op410adv_conf.xml', 'op410adv_conf001E30AB0001.xml', 'op410adv_conf001E30AB0002.xml']);
    const system = lab.read('out/op410adv_conf.xml');
    expect(system).toContain('<Item name="system-config-version">1</Item>');
    lab.write('found.pem', /-----BEGIN[\s\S]*?END CERTIFICATE-----/.exec(system)?.[0] ?? '');
    expect(lab.program('openssl', 'x509', '-in', 'found.pem', '-noout', '-subject')).toContain('Phone CA');
    const device = lab.read('out/op410adv_conf001E30AB0001.xml');
    expect(device).toContain('<Item name="device-config-version">1</Item>');
    const base64 = /802\.1x-certificate">([^<]*)</.exec(device)?.[1] ?? '';
    lab.write('found.b64', `${base64.trim()}\n`);
    lab.program('openssl', 'base64', '-d', '-in', 'found.b64', '-out', 'found.p12');
    lab.program(
      'openssl',
      'pkcs12',
      '-in',
      'found.p12',
      '-passin',
      'pass:secret',
      '-nokeys',
      '-out',
      'p.pem',
    );
    expect(lab.read('out/op410adv_conf001E30AB0002.xml')).not.toContain('802.1x-certificate');
  });

  it('takes no second CA and no odd names', async () => {
    const authority = await makeCa();
    const wishes: Wishes = { family: 'optipoint', phones: MACS.join() };
    await expect(run({ ...wishes, authorities: [authority, authority] })).rejects.toThrow(
      /one place for a CA/,
    );
    await expect(run({ ...wishes, baseName: '../x' })).rejects.toThrow(/^Nothing was written: the name/);
    await expect(run({ ...wishes, authorities: ['gone'] })).rejects.toThrow(
      /no certificate of the workspace/,
    );
  });
});

describe('UC Software', () => {
  it.each([
    ['polycom', 'phone', 'polycomConfig', 'APPLICATION'],
    ['spectralink', 'ext', 'handsetConfig', 'MASTER_CONFIG'],
  ] as const)('%s: masters, parameters of all and of each', async (family, suffix, root, master) => {
    const authority = await makeCa();
    lab.program('mkdir', 'certs');
    makeDevice(MACS[0] as string, '00-1e-30-ab-00-01');
    lab.write('phones.csv', `Name;MAC address\nDesk;00:1E:30:AB:00:01\nHall;"00 1e 30 ab 00 02"\n`);
    const result = await run({
      family,
      table: lab.uri('phones.csv'),
      server: 'https://prov.example.com:8443/phones/',
      timeServer: 'ntp.example.com',
      authorities: [authority],
      certificates: lab.uri('certs'),
    });
    const [first, second] = MACS;
    const names = [first, second].flatMap((mac) => [`${mac}.cfg`, `${mac}-${suffix}.cfg`]);
    expectClean(['000000000000.cfg', 'site.cfg', ...names]);
    expect(result.findings).toEqual([]);
    expect(lab.read('out/000000000000.cfg')).toContain('CONFIG_FILES="site.cfg"');
    expect(lab.read(`out/${first}.cfg`)).toContain(`CONFIG_FILES="${first}-${suffix}.cfg, site.cfg"`);
    expect(lab.read(`out/${first}.cfg`)).toContain(`<${master}`);
    const site = lab.read('out/site.cfg');
    expect(site).toContain(`<${root}>`);
    for (const attribute of [
      'device.set="1"',
      'device.prov.serverName="prov.example.com:8443/phones"',
      'device.prov.serverType="HTTPS"',
      'tcpIpApp.sntp.address="ntp.example.com"',
      'device.sec.TLS.customCaCert1.set="1"',
    ]) {
      expect(site).toContain(attribute);
    }
    const pem = lab.program('xmllint', '--xpath', 'string(//@device.sec.TLS.customCaCert1)', 'out/site.cfg');
    expect(pem.trim()).toBe(lab.read('ca.crt').trim());
    const own = `out/${first}-${suffix}.cfg`;
    const valueOf = (name: string) =>
      lab.program('xmllint', '--xpath', `string(//@device.sec.TLS.customDeviceCert1.${name})`, own);
    lab.write('own.crt', valueOf('publicCert'));
    lab.write('own.key', valueOf('privateKey'));
    expect(lab.program('openssl', 'x509', '-in', 'own.crt', '-noout', '-pubkey')).toBe(
      lab.program('openssl', 'pkey', '-in', 'own.key', '-pubout'),
    );
    expect(statSync(lab.path(own)).mode & 0o777).toBe(0o600);
    expect(result.warnings.join(' ')).toMatch(
      /1 of 2 phones get no certificate.*One file holds a private key/s,
    );
  });

  it('says what is wrong with a list, and writes nothing', async () => {
    lab.write('phones.csv', 'MAC\n001E30AB0001\n1E30AB0002\n001E30AB0001\n');
    const wishes: Wishes = { family: 'polycom', table: lab.uri('phones.csv') };
    await expect(run(wishes)).rejects.toThrow(/Line 3: "1E30AB0002" has 10 .* Line 4: .*twice/);
    await expect(run({ family: 'polycom', phones: MACS.join(), server: 'https://a b' })).rejects.toThrow(
      /^Nothing was written: the address has characters/,
    );
    lab.write('empty.csv', 'a,b\n1,2\n');
    await expect(run({ family: 'polycom', table: lab.uri('empty.csv') })).rejects.toThrow(/no column of MAC/);
    expect(lab.names()).not.toContain('out');
  });
});

describe('innovaphone', () => {
  it('gets one script for all devices', async () => {
    await run({ family: 'innovaphone', server: 'https://prov.example.com/update/', poll: 30 });
    expectClean(['update.txt']);
    expect(lab.read('out/update.txt').split('\r\n')).toEqual([
      '# Update script of innovaphone devices',
      'config change UP1 /url https://prov.example.com/update/update.txt /poll 30',
      'config write',
      'config activate',
      '',
    ]);
  });

  it('gets a script for each device, with the certificate that answers its request', async () => {
    await makeCa();
    lab.program('mkdir', 'certs');
    makeDevice(MACS[0] as string);
    lab.program('rm', `certs/${MACS[0]}.key`);
    lab.write(`certs/${MACS[0]}-ca.crt`, lab.read('ca.crt'));
    const wishes: Wishes = {
      family: 'innovaphone',
      phones: MACS.slice(0, 2).join('\n'),
      server: 'https://prov.example.com',
      certificates: lab.uri('certs'),
    };
    await run(wishes);
    const names = MACS.slice(0, 2).map((mac) => `${mac}.txt`);
    expectClean(names);
    const lines = lab.read(`out/${names[0]}`).split('\r\n');
    expect(lines[1]).toContain(`/url https://prov.example.com/${names[0]} `);
    const hex = lines.map(
      (line) => /^vars create X509\/REQUESTRESPONSE\/0000\d pb ([0-9a-f]+)$/.exec(line)?.[1],
    );
    const found = hex.flatMap((each) =>
      each === undefined ? [] : [Buffer.from(each, 'hex').toString('base64')],
    );
    expect(found).toEqual(
      [`certs/${MACS[0]}.crt`, 'ca.crt'].map((name) => lab.read(name).split('\n').slice(1, -2).join('')),
    );
    const authority = (await lab.run<ListObjectsResult>('phonepki.server.listObjects', {})).objects[0]?.id;
    await expect(run({ ...wishes, authorities: [authority ?? ''] })).rejects.toThrow(/trust list/);
  });
});

describe('in the workspace that they were written into', () => {
  it.each(['optipoint', 'polycom', 'spectralink'] as const)(
    'files for %s have no finding',
    async (family) => {
      const authority = await makeCa();
      await run({
        family,
        phones: MACS.join(),
        server: 'https://prov.example.com',
        authorities: [authority],
      });
      const names = lab.names('out');
      const memory = createMemoryFiles({
        [lab.uri('ca.crt')]: lab.read('ca.crt'),
        ...Object.fromEntries(names.map((name) => [lab.uri(`out/${name}`), lab.read(`out/${name}`)])),
      });
      const server = await startTestServer({
        now: Date.now() + HOUR,
        files: memory,
        params: { workspaceFolders: [{ uri: lab.uri('.'), name: 'all' }] },
      });
      await until(server, async () => {
        const request = { command: 'phonepki.server.listObjects', arguments: [{ limit: 0 }] };
        const { total, state } = await server.client.sendRequest<ListObjectsResult>(
          'workspace/executeCommand',
          request,
        );
        return (total >= 2 && !state.isBusy) || undefined;
      });
      for (const name of names) {
        const uri = lab.uri(`out/${name}`);
        const findings = server.nextDiagnostics(uri);
        await server.open(uri, lab.read(`out/${name}`), 'xml');
        const found = await settled(server, findings);
        expect(found.diagnostics.map(({ code, message }) => `${name} ${code}: ${message}`)).toEqual([]);
      }
      await server.stop();
    },
  );
});

/** While diagnostics are waited for, the clock of the server goes on. */
async function settled<T>(server: TestServer, promise: Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  void promise.then((value) => {
    result = { value };
  });
  return (await until(server, () => result)).value;
}

describe('files', () => {
  it('are not written in a workspace that nobody trusts', async () => {
    const other = await openCaLaboratory({ params: { initializationOptions: { isTrusted: false } } });
    const wishes = { family: 'polycom', phones: MACS.join(), folder: other.uri('out') };
    const preview = await other.run<NewPhoneConfigResult>(COMMAND, { ...wishes, dryRun: true });
    expect(preview.files).toHaveLength(8);
    await expect(other.run(COMMAND, wishes)).rejects.toThrow(/is not trusted/);
    expect(other.names()).toEqual([]);
    await other.stop();
  });

  it('are never replaced without being asked, and are all or none', async () => {
    const wishes: Wishes = { family: 'polycom', phones: MACS.join() };
    await run(wishes);
    lab.write('out/site.cfg', 'mine');
    await expect(run(wishes)).rejects.toThrow(/there already, and nothing is overwritten/);
    expect(lab.read('out/site.cfg')).toBe('mine');
    const preview = await run({ ...wishes, dryRun: true });
    expect(preview.existing).toHaveLength(preview.files.length);
    await run({ ...wishes, overwrite: true });
    expect(lab.read('out/site.cfg')).toContain('polycomConfig');
    expect(lab.names('out').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('of hundreds of phones tell how far they are, and can be cancelled', async () => {
    const phones = Array.from({ length: 300 }, (_, at) => `001e30${at.toString(16).padStart(6, '0')}`).join();
    const messages: string[] = [];
    const { client } = lab.server;
    client.onNotification('$/progress', ({ value }: { value: { message?: string } }) => {
      messages.push(value.message ?? '');
    });
    const params = {
      command: COMMAND,
      arguments: [{ family: 'polycom', folder: lab.uri('out'), phones }],
      workDoneToken: 'x',
    };
    const result = await client.sendRequest<NewPhoneConfigResult>('workspace/executeCommand', params);
    expect(result.files).toHaveLength(602);
    expect(lab.names('out')).toHaveLength(602);
    expect(messages).toContain('Writing file 602 of 602');
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const source = new CancellationTokenSource();
    client.onNotification('$/progress', () => source.cancel());
    const again = { ...params, arguments: [{ family: 'polycom', folder: lab.uri('other'), phones }] };
    await expect(client.sendRequest('workspace/executeCommand', again, source.token)).rejects.toThrow(
      /nothing was written/i,
    );
    expect(lab.names().includes('other') ? lab.names('other') : []).toEqual([]);
  });
});

it('a list of a million phones is refused before it is read', async () => {
  lab.write('phones.csv', 'mac\n'.concat('00:04:f2:aa:bb:01\n'.repeat(1_000_000)));
  expect(await refusal(run({ family: 'innovaphone', table: lab.uri('phones.csv') }))).toMatch(
    /is longer than any/,
  );
  expect(lab.names()).not.toContain('out');
});
