/** What commands of the CA are told and make stands in no trace, log or progress, and in no file for everybody. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Trace } from 'vscode-languageserver-protocol/node';
import { withoutContent } from '../../client/src/traceChannel';
import { BulkCommand } from '../../server/src/core/bulkProtocol';
import { CaLifeCommand } from '../../server/src/core/caLifeProtocol';
import { CaCommand } from '../../server/src/core/caProtocol';
import { ExportCommand } from '../../server/src/core/exportProtocol';
import { ImportCommand } from '../../server/src/core/importProtocol';
import { ServerCommand } from '../../server/src/core/protocol';
import { SlotCommand } from '../../server/src/core/slotProtocol';
import { files } from '../../server/src/node/files';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';
import { secretFinder } from '../harness/findSecret';

const PASS_PHRASES = [
  'of the authority 1',
  'of the container 2',
  'of the phone 3',
  'the wrong one 4',
] as const;
const [AUTHORITY, CONTAINER, PHONE, WRONG] = PASS_PHRASES;
const OTHERS = 0o077;

let lab: CaLaboratory;
const traced: string[] = [];
/** What came in answers that a person gets to see at once: titles, rows, warnings, refusals. */
const refused: string[] = [];

const sealed = async <Name extends string>(name: Name, passPhrase: string) => ({
  [name]: await lab.seal(passPhrase),
});

beforeAll(async () => {
  lab = await openCaLaboratory({
    files,
    params: {
      capabilities: {
        window: { workDoneProgress: true },
        workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
      },
    },
  });
  lab.server.client.onRequest('workspace/applyEdit', () => ({ applied: true }));
  await lab.server.client.trace(Trace.Verbose, {
    log: (message: unknown, data?: unknown) => {
      traced.push(`${typeof message === 'string' ? message : JSON.stringify(message)} ${String(data)}`);
    },
  });
  await lab.run(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['CN', 'Root CA']),
    key: 'ec-p256',
    ...(await sealed('passPhrase', AUTHORITY)),
  });
  await issueTable();
  await openAndExport();
  await moveInto();
  await revokeAndRenew();
}, 60_000);
afterAll(() => lab.stop());

async function issueTable(): Promise<void> {
  lab.write('phones.csv', 'mac,name\n0004f2aabb01,phone-1.example.com\n0004f2aabb02,phone-2.example.com\n');
  const argument = {
    table: lab.uri('phones.csv'),
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    key: 'ec-p256',
  };
  await lab.run(BulkCommand.issueFromTable, {
    ...argument,
    format: 'pkcs12',
    randomPassPhrases: true,
    ...(await sealed('authorityPassPhrase', AUTHORITY)),
  });
  const wrong = await sealed('authorityPassPhrase', WRONG);
  refused.push(
    await refusal(lab.run(BulkCommand.issueFromTable, { ...argument, name: 'again-{mac}', ...wrong })),
  );
}

async function openAndExport(): Promise<void> {
  const random = lab.read('out/0004f2aabb01.passphrase').trim();
  const source = { source: lab.uri('out/0004f2aabb01.p12') };
  const imported = { ...source, folder: lab.uri('in'), name: 'phone' };
  refused.push(
    await refusal(
      lab.run(ImportCommand.importPkcs12, { ...imported, ...(await sealed('sourcePassPhrase', WRONG)) }),
    ),
  );
  await lab.run(ImportCommand.importPkcs12, { ...imported, ...(await sealed('sourcePassPhrase', random)) });
  const change = {
    ...source,
    ...(await sealed('sourcePassPhrase', random)),
    ...(await sealed('passPhrase', CONTAINER)),
  };
  await lab.run(ExportCommand.changePassPhrase, { ...change, output: lab.uri('changed.p12') });
  const { texts } = await lab.run<{ texts: readonly { text: string }[] }>(
    ExportCommand.changePassPhrase,
    change,
  );
  writeFileSync(lab.path('base64.p12'), Buffer.from(texts[0]?.text ?? '', 'base64'), { mode: 0o600 });
  for (const form of ['devicePem', 'pkcs12Base64', 'nginx', 'iis'] as const) {
    await lab
      .run(ExportCommand.exportCertificate, {
        uri: lab.uri('in/phone.crt'),
        folder: lab.uri('exported'),
        name: form,
        form,
        ...(await sealed('passPhrase', CONTAINER)),
      })
      .catch((error: Error) => refused.push(error.message));
  }
  const key = lab.read('in/phone.key');
  await lab.run(ServerCommand.convert, {
    name: 'phone.key',
    bytes: Buffer.from(key).toString('base64'),
    to: 'der',
    output: lab.uri('phone.der'),
  });
  await lab.server.open(lab.uri('in/phone.key'), key);
  await lab.run(ServerCommand.encryptKey, {
    uri: lab.uri('in/phone.key'),
    position: { line: 1, character: 3 },
    ...(await sealed('passPhrase', PHONE)),
  });
}

/** The PKCS #12 in the config of a phone, and out of it. */
async function moveInto(): Promise<void> {
  const base64 = readFileSync(lab.path('changed.p12')).toString('base64');
  const config = `<Message><ItemList>\n<Item name="802.1x-certificate">${base64}</Item>\n</ItemList></Message>\n`;
  writeFileSync(lab.path('op410adv_conf.xml'), config, { mode: 0o600 });
  await lab.server.open(lab.uri('op410adv_conf.xml'), config, 'xml');
  const place = { uri: lab.uri('op410adv_conf.xml'), position: { line: 1, character: 40 } };
  await lab.run(SlotCommand.convertPkcs12, {
    ...place,
    ...(await sealed('passPhrase', CONTAINER)),
    ...(await sealed('newPassPhrase', PHONE)),
  });
  await lab.run(SlotCommand.extractCertificate, { ...place, to: 'der', output: lab.uri('extracted.p12') });
  const wrong = {
    ...place,
    ...(await sealed('passPhrase', WRONG)),
    ...(await sealed('newPassPhrase', PHONE)),
  };
  refused.push(await refusal(lab.run(SlotCommand.convertPkcs12, wrong)));
}

async function revokeAndRenew(): Promise<void> {
  const authority = { authority: lab.uri('ca'), ...(await sealed('authorityPassPhrase', AUTHORITY)) };
  await lab.run(CaLifeCommand.renew, {
    ...authority,
    certificate: lab.uri('out/0004f2aabb02.crt'),
    output: lab.uri('renewed.crt'),
    newKey: 'ec-p256',
    keyOutput: lab.uri('renewed.key'),
    ...(await sealed('passPhrase', PHONE)),
  });
  await lab.run(CaLifeCommand.issueCrl, authority);
}

interface Written {
  readonly name: string;
  readonly octets: Uint8Array;
  readonly isSecret: boolean;
}

function allFiles(folder = lab.folder): readonly Written[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? allFiles(path)
      : [{ name: entry.name, octets: readFileSync(path), isSecret: (statSync(path).mode & OTHERS) === 0 }];
  });
}

/** The key octets of secret files, and those of PKCS #12 files; both formats of each. */
function secretOctets(): readonly Uint8Array[] {
  return allFiles()
    .filter(({ name, isSecret }) => isSecret && /\.(key|der|p12|pfx)$/.test(name))
    .map(({ octets }) => {
      const text = Buffer.from(octets).toString('latin1');
      const pem = /PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/.exec(text)?.[1];
      // What a key has in common with others of its kind, and its public half, is no secret.
      return pem === undefined ? octets.subarray(36, 68) : Buffer.from(pem, 'base64').subarray(36, 68);
    });
}

const randomPhrases = () =>
  allFiles()
    .filter(({ name }) => name.endsWith('.passphrase'))
    .map(({ octets }) => Buffer.from(octets).toString().trim());

describe('secrets of commands', () => {
  it('are in what was sent, so that this can fail', () => {
    const find = secretFinder(secretOctets());
    expect(secretOctets().length).toBeGreaterThan(6);
    expect(randomPhrases()).toHaveLength(2);
    expect(find(traced.join('\n'))).toBeDefined();
  });

  it('are in no trace', () => {
    const find = secretFinder(secretOctets());
    const clean = traced.map(withoutContent).join('\n');
    expect(find(clean)).toBeUndefined();
    expect([...PASS_PHRASES, ...randomPhrases()].filter((each) => clean.includes(each))).toEqual([]);
    // Sealed ones neither: the trace says that there was one, and no more.
    expect(clean.match(/"\w*[pP]assPhrase": "(?!\()[^"]*"/g)).toBeNull();
    expect(clean).toContain('phonepki.server.importPkcs12');
  });

  it('are in no log, refusal or progress', () => {
    const told = [
      ...lab.server.logged,
      ...refused,
      ...traced.filter((each) => each.includes('$/progress')),
    ].join('\n');
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect([...PASS_PHRASES, ...randomPhrases()].filter((each) => told.includes(each))).toEqual([]);
    expect(secretFinder(secretOctets())(told)).toBeUndefined();
  });

  it('are in no file that others may read', () => {
    const find = secretFinder(secretOctets());
    const open = allFiles().filter(({ isSecret }) => !isSecret);
    expect(open.map(({ name }) => name)).toContain('phonepki.log');
    for (const { name, octets } of open) {
      const text = Buffer.from(octets).toString('latin1');
      const shown = find(text) ?? find(Buffer.from(octets).toString('hex'));
      const phrase = [...PASS_PHRASES, ...randomPhrases()].find((each) => text.includes(each));
      expect({ name, shown, phrase }).toEqual({ name, shown: undefined, phrase: undefined });
    }
  });
});
