/** A workspace of a root CA, a CA below it, a server and two phones, with a language server that has read all of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CaCommand, type KeyAlgorithmName } from '../../server/src/core/caProtocol';
import {
  type ExportArguments,
  ExportCommand,
  type ExportResult,
  type FindExportsResult,
} from '../../server/src/core/exportProtocol';
import { ServerCommand } from '../../server/src/core/protocol';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { files } from '../../server/src/node/files';
import { type CaLaboratory, named, openCaLaboratory } from './caLaboratory';

export const KEY_PASS_PHRASE = 'für den Schlüssel';

export interface ExportLaboratory extends CaLaboratory {
  /** `certificate` is the name of a file. */
  export(certificate: string, more: Partial<ExportArguments>): Promise<ExportResult>;
  find(certificate: string, more?: object): Promise<FindExportsResult>;
  /** A pass phrase as arguments have it. */
  sealed<Name extends string>(name: Name, passPhrase: string): Promise<Readonly<Record<Name, string>>>;
}

/**
 * `ca` and `sub` are CAs; `server.crt` is for localhost, `phone.crt` for 802.1X, `locked.crt` has an encrypted key,
 * `radius.crt` is a RADIUS server's.
 */
export async function openExportLaboratory(key: KeyAlgorithmName): Promise<ExportLaboratory> {
  // A name that has to be quoted wherever it is written.
  const folder = mkdtempSync(join(tmpdir(), `phonepki export 'ü" `));
  const maker = await openCaLaboratory({ folder });
  await maker.run(CaCommand.createRootCa, {
    folder: maker.uri('ca'),
    subject: named(['C', 'DE'], ['O', 'Müller & Söhne'], ['CN', 'Root CA']),
    serialStyle: 'sequential',
    key,
  });
  await maker.run(CaCommand.createIntermediateCa, {
    authority: maker.uri('ca'),
    folder: maker.uri('sub'),
    subject: named(['C', 'DE'], ['O', 'Müller & Söhne'], ['CN', 'Issuing CA']),
    serialStyle: 'sequential',
    key,
  });
  const issue = (name: string, profile: string, more: object = {}) =>
    maker.run(CaCommand.issueCertificate, {
      authority: maker.uri('sub'),
      folder: pathToFileURL(folder).href,
      name,
      profile,
      subject: named(['CN', name]),
      key,
      ...more,
    });
  await issue('server', 'provisioning-server', { altNames: ['localhost', '127.0.0.1', '::1'] });
  await issue('radius', '8021x-server', { altNames: ['radius.example.com'] });
  await issue('phone', 'phone-client');
  await issue('locked', 'phone-client', { passPhrase: await maker.seal(KEY_PASS_PHRASE) });
  await maker.stop();
  const lab = await openCaLaboratory({
    folder,
    files,
    params: { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'pki' }] },
  });
  for (;;) {
    const { state } = await lab.run<ListObjectsResult>(ServerCommand.listObjects, {});
    if (!state.isBusy && state.files > 0) {
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    ...lab,
    export: (certificate, more) =>
      lab.run(ExportCommand.exportCertificate, {
        uri: lab.uri(certificate),
        folder: lab.uri('out'),
        ...more,
      }),
    find: (certificate, more = {}) =>
      lab.run(ExportCommand.findExports, { uri: lab.uri(certificate), ...more }),
    sealed: async <Name extends string>(name: Name, passPhrase: string) =>
      ({ [name]: await lab.seal(passPhrase) }) as Record<Name, string>,
    async stop() {
      await lab.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
