/** Files that ask for more work than anybody does, wherever a command opens one. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  ExecuteCommandRequest,
  LSPErrorCodes,
  type ResponseError,
} from 'vscode-languageserver-protocol/node';
import { BulkCommand } from '../../server/src/core/bulkProtocol';
import { ExportCommand } from '../../server/src/core/exportProtocol';
import { ImportCommand } from '../../server/src/core/importProtocol';
import { SlotCommand } from '../../server/src/core/slotProtocol';
import { type CaLaboratory, openCaLaboratory, refusal } from '../harness/caLaboratory';
import { makePkcs12 } from '../harness/makePkcs12';

const TOO_MUCH = makePkcs12({ iterations: 10_000_001, mac: undefined });

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory({ params: { capabilities: { workspace: { applyEdit: true } } } });
});
afterEach(() => lab.stop());

const OPENERS = [
  ImportCommand.importPkcs12,
  ExportCommand.changePassPhrase,
  ExportCommand.findExports,
  ExportCommand.exportCertificate,
  SlotCommand.convertPkcs12,
];

const openers = (sealed: string): Readonly<Record<string, object>> => ({
  [ImportCommand.importPkcs12]: {
    source: lab.uri('a.p12'),
    folder: lab.uri('out'),
    sourcePassPhrase: sealed,
  },
  [ExportCommand.changePassPhrase]: {
    source: lab.uri('a.p12'),
    output: lab.uri('b.p12'),
    sourcePassPhrase: sealed,
  },
  [ExportCommand.findExports]: { uri: lab.uri('a.p12'), sourcePassPhrase: sealed },
  [ExportCommand.exportCertificate]: {
    uri: lab.uri('a.p12'),
    form: 'devicePem',
    folder: lab.uri('out'),
    sourcePassPhrase: sealed,
  },
  [SlotCommand.convertPkcs12]: {
    uri: lab.uri('op410adv_conf.xml'),
    position: { line: 1, character: 40 },
    passPhrase: sealed,
    newPassPhrase: sealed,
  },
});

describe('ten million rounds and one', () => {
  it.each(OPENERS)('are refused by %s before they are done, and nothing is written', async (command) => {
    writeFileSync(lab.path('a.p12'), TOO_MUCH);
    const base64 = Buffer.from(TOO_MUCH).toString('base64');
    const config = `<Message><ItemList>\n<Item name="802.1x-certificate">${base64}</Item>\n</ItemList></Message>\n`;
    await lab.server.open(lab.uri('op410adv_conf.xml'), config, 'xml');
    const before = lab.names();
    const argument = openers(await lab.seal('secret'))[command] ?? {};
    expect(await refusal(lab.run(command, argument))).toContain(
      'asks for 10000001 rounds of key derivation; more than 10 million are not done here',
    );
    expect(lab.names()).toEqual(before);
  });
});

it('others are answered while the key of a CA is opened by many rounds of an old scheme', async () => {
  const cipher = ['-topk8', '-v1', 'PBE-SHA1-3DES', '-iter', '400000', '-passout', 'pass:secret'];
  lab.program(
    'openssl',
    ...'req -x509 -newkey rsa:2048 -nodes -keyout plain.key -out ca.crt -subj /CN=CA -days 9'.split(' '),
  );
  lab.program('openssl', 'pkcs8', '-in', 'plain.key', '-out', 'ca.key', ...cipher);
  lab.program('rm', 'plain.key');
  let isDone = false;
  const imported = lab
    .run(ImportCommand.importCa, {
      source: lab.uri('ca.crt'),
      passPhrase: await lab.seal('secret'),
      dryRun: true,
    })
    .finally(() => {
      isDone = true;
    });
  let answered = 0;
  while (!isDone) {
    await lab.run(BulkCommand.exampleTable, { files: [] });
    answered++;
  }
  expect(await imported).toMatchObject({ title: expect.stringContaining('CA') });
  // Without a pause the two or three that came before it began.
  expect(answered).toBeGreaterThan(20);
});

it('an import that is cancelled ends at once, though the platform goes on', async () => {
  writeFileSync(lab.path('a.p12'), makePkcs12({ iterations: 9_900_000, mac: undefined }));
  const argument = openers(await lab.seal('secret'))[ImportCommand.importPkcs12] ?? {};
  const params = (command: string) => ({ command, arguments: [argument] });
  const source = new CancellationTokenSource();
  const ended: string[] = [];
  const { client } = lab.server;
  const whole = client
    .sendRequest(ExecuteCommandRequest.method, params(ImportCommand.importPkcs12))
    .catch(() => undefined)
    .finally(() => ended.push('whole'));
  const cancelled = client
    .sendRequest(ExecuteCommandRequest.method, params(ImportCommand.importPkcs12), source.token)
    .catch((error: ResponseError) => error.code)
    .finally(() => ended.push('cancelled'));
  await lab.run(BulkCommand.exampleTable, { files: [] });
  setTimeout(() => source.cancel(), 100);
  expect(await cancelled).toBe(LSPErrorCodes.RequestCancelled);
  await whole;
  expect(ended).toEqual(['cancelled', 'whole']);
  expect(lab.names()).not.toContain('out');
}, 60_000);
