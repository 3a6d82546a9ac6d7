/** A CA of the workspace from its first certificate to its revocation list, by the commands that the forms run. */
import { commands, Uri, workspace } from 'vscode';
import { type CaContentsResult, CaLifeCommand } from '../../server/src/core/caLifeProtocol';
import { CaCommand, type CaResult } from '../../server/src/core/caProtocol';
import { readText, uriOf } from './documents';
import { contains, equal, isTrue } from './expect';
import { test } from './suite';

const run = <Result = CaResult>(command: string, argument: object) =>
  commands.executeCommand<Result>(command, argument);

/** A worker has no files that the server could write. */
const isWorker = 'importScripts' in globalThis;

export function registerCaLifeTests(): void {
  if (isWorker) {
    test('where the server has no files, the commands of the CA say so', async () => {
      const authority = uriOf('.').toString();
      for (const [command, argument] of [
        [CaLifeCommand.contents, { authority }],
        [CaLifeCommand.revoke, { authority, serialNumber: '01', reason: 'superseded' }],
        [CaLifeCommand.issueCrl, { authority }],
      ] as const) {
        const answer = await run(command, argument).then(() => 'done', String);
        contains(answer, ['cannot write files here', 'on the desktop or on a remote machine']);
      }
    });
    return;
  }
  test('a certificate is issued, renewed and revoked, and the list says so', async () => {
    const authority = uriOf('ownCa').toString();
    const key = 'ec-p256';
    await run(CaCommand.createRootCa, { folder: authority, subject: [{ type: 'CN', value: 'Own' }], key });
    const output = uriOf('ownCa/out/phone.crt').toString();
    await run(CaCommand.issueCertificate, {
      authority,
      folder: uriOf('ownCa/out').toString(),
      name: 'phone',
      subject: [{ type: 'CN', value: 'phone' }],
      profile: 'phone-client',
      key,
    });
    const renewal = { authority, certificate: output, output, revokeOld: true };
    const before = await readText('ownCa/out/phone.crt');
    const preview = await run(CaLifeCommand.renew, { ...renewal, dryRun: true });
    equal(preview.existing.length, 1, 'the file in the way');
    equal(await readText('ownCa/out/phone.crt'), before, 'the file after a dry run');
    await run(CaLifeCommand.renew, { ...renewal, overwrite: true });
    isTrue((await readText('ownCa/out/phone.crt')) !== before, 'the file is another one');
    const { done } = await run(CaLifeCommand.issueCrl, { authority });
    isTrue(done, 'the list is issued');
    contains(await readText('ownCa/crl.pem'), ['-----BEGIN X509 CRL-----']);
    const contents = await run<CaContentsResult>(CaLifeCommand.contents, { authority, list: 'revoked' });
    equal(contents.counts, { pending: 0, issued: 1, expired: 0, revoked: 1, rejected: 0 }, 'the counts');
    equal(contents.entries[0]?.reason, 'superseded', 'the reason');
    equal(contents.care, [], 'what needs care');
    await workspace.fs.delete(Uri.parse(authority), { recursive: true });
  });
}
