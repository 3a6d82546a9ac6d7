/** Imports as commands: a CA, a certificate that another CA made, a PKCS #12 file. */
import { importCa } from '../../ca/flows/importCa';
import { type Counterparts, importCertificate } from '../../ca/flows/importCertificate';
import { importPkcs12 } from '../../ca/flows/importPkcs12';
import { filesWithObjects, stemOf } from '../../ca/flows/importSource';
import { type FileStore, folderOf, join, nameOf } from '../../ca/stores/fileStore';
import type { CaResult } from '../../core/caProtocol';
import { derivePublicKey } from '../../core/crypto/derivePublicKey';
import {
  type ImportCaArguments,
  type ImportCertificateArguments,
  ImportCommand,
  type ImportPkcs12Arguments,
} from '../../core/importProtocol';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import { entriesWithKey } from '../../core/workspace/relations';
import type { Certificate } from '../../core/x509/certificate';
import { sameBytes } from '../../core/x509/sameName';
import { type Command, defineCommand } from '../commands/command';
import type { Schema } from '../commands/schema';
import type { Session } from '../session';
import { checkName } from './caAnswers';
import { defineFlow } from './caFlow';
import { dryRun, objectOf } from './caSchemas';
import { refusing } from './caService';

const text = (description: string): Schema => ({ type: 'string', description });
const flag = (description: string): Schema => ({ type: 'boolean', description });
const overwrite = flag('True when the person agreed to replace files that are there.');

const authority = defineFlow<ImportCaArguments>({
  id: ImportCommand.importCa,
  description:
    'Takes over a CA that OpenSSL, easy-rsa or a gateway made: used where it is, or copied into a folder of its own. Its serial numbers go on.',
  schema: objectOf(
    ['source'],
    {
      source: text('URI of the folder with the CA, or of its certificate where there are several.'),
      folder: text('URI of a new folder to copy it to; absent to use it where it is.'),
      passPhrase: text('Pass phrase of its key, sealed: then the key is held against the certificate.'),
    },
    dryRun,
  ),
  run: (args, { environment, control }) => importCa(environment, args, control),
});

const certificate = defineCommand<ImportCertificateArguments, CaResult>({
  id: ImportCommand.importCertificate,
  description:
    'Puts a certificate that another CA made beside its request and key, found by the public key, and says what differs from the request.',
  schema: objectOf(
    ['source'],
    {
      source: text('URI of the file that the CA sent: PEM, DER or PKCS #7.'),
      request: text('URI of the request that it answers, in place of the one that is found.'),
      keyFile: text('URI of the private key, in place of the one that is found.'),
      overwrite,
    },
    dryRun,
  ),
  run: (session, { dryRun: isDry, ...args }, token, progress) =>
    refusing(async () => {
      const { ca, indexer } = session;
      const control = ca.control(isDry, token, progress);
      const environment = ca.writable(control.mode);
      await indexer.ready();
      const find = (own: Certificate) => findCounterparts(session, environment.files, args, own);
      return importCertificate(environment, { ...args, find, pool: indexer.index.pool }, control);
    }),
});

/** By the public key, in the workspace and beside the certificate; an encrypted key by the name of the request. */
async function findCounterparts(
  { indexer: { index } }: Session,
  files: FileStore,
  { source, request: chosen }: ImportCertificateArguments,
  own: Certificate,
): Promise<Counterparts> {
  const publicKey = derivePublicKey(own);
  if (publicKey === undefined) {
    return { request: undefined, keyFile: undefined };
  }
  const folder = folderOf(source);
  const entries = entriesWithKey(index, own);
  const nearest = (kind: IndexEntry['kind']) => {
    const uris = entries.filter((entry) => entry.kind === kind).map(({ uri }) => uri);
    return uris.find((uri) => folderOf(uri) === folder) ?? uris[0];
  };
  const beside = await filesWithObjects(files, folder);
  const besideOf = (kind: 'certificateRequest' | 'privateKey') => {
    const found = beside.find(({ objects }) =>
      objects.some((object) => {
        const key = object.kind === kind ? derivePublicKey(object) : undefined;
        return key !== undefined && sameBytes(key, publicKey);
      }),
    );
    return found && join(folder, found.name);
  };
  const request = chosen ?? nearest('certificateRequest') ?? besideOf('certificateRequest');
  const keyFile = nearest('privateKey') ?? besideOf('privateKey');
  if (request === undefined || keyFile !== undefined) {
    return { request, keyFile };
  }
  const sealed = join(folderOf(request), `${stemOf(nameOf(request))}.key`);
  return { request, keyFile: (await files.read(sealed)) === undefined ? undefined : sealed };
}

const pkcs12 = defineFlow<ImportPkcs12Arguments>({
  id: ImportCommand.importPkcs12,
  description:
    'Writes the key and the certificates of a PKCS #12 file as PEM files, or as the folder of a CA.',
  schema: objectOf(
    ['source', 'folder'],
    {
      source: text('URI of the PKCS #12 file.'),
      sourcePassPhrase: text('Its pass phrase, sealed; needed for a dry run, too.'),
      folder: text('URI of the folder for the new files.'),
      name: text('Name of the new files, without extension.'),
      asAuthority: flag('True: it is a CA, which gets the folder of one.'),
      passPhrase: text('Pass phrase for the key as it is written, sealed; absent for none.'),
      overwrite,
    },
    dryRun,
  ),
  async run({ sourcePassPhrase, ...args }, { environment, control, open }) {
    const { name = stemOf(nameOf(args.source)), asAuthority = false } = args;
    checkName(name);
    const passPhrase = await open(sourcePassPhrase);
    return importPkcs12(environment, { ...args, name, asAuthority, sourcePassPhrase: passPhrase }, control);
  },
});

export const importCommands: readonly Command<never, unknown>[] = [authority, certificate, pkcs12];
