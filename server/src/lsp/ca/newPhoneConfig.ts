import { CaError } from '../../ca/caError';
import { newPhoneConfig as make } from '../../ca/flows/newPhoneConfig';
import {
  NEW_CONFIG_FAMILIES,
  NEW_PHONE_CONFIG,
  type NewPhoneConfigArguments,
  type NewPhoneConfigResult,
} from '../../core/newConfigProtocol';
import { readObject } from '../../core/pkiObject';
import type { Certificate } from '../../core/x509/certificate';
import { defineCommand } from '../commands/command';
import type { Schema } from '../commands/schema';
import type { Session } from '../session';
import { dryRun, objectOf } from './caSchemas';
import { refusing } from './caService';

const text = (description: string): Schema => ({ type: 'string', description });

export const newPhoneConfig = defineCommand<NewPhoneConfigArguments, NewPhoneConfigResult>({
  id: NEW_PHONE_CONFIG,
  description:
    'Writes the files of a family of phones: system and device files, master configs or update scripts, with certificates in their slots.',
  schema: objectOf(
    ['family', 'folder'],
    {
      family: { type: 'string', enum: NEW_CONFIG_FAMILIES },
      folder: text('URI of the folder for the new files.'),
      phones: text('MAC addresses, separated by commas or line ends.'),
      table: text('URI of a CSV file with a column of MAC addresses.'),
      baseName: text('optiPoint: name of the system file without extension.'),
      server: text('UC Software: host or URL; innovaphone: URL of the folder of the scripts.'),
      timeServer: text('UC Software: host of the time server.'),
      poll: { type: 'integer', minimum: 1, description: 'innovaphone: minutes between two looks.' },
      authorities: {
        type: 'array',
        description: 'Ids of certificates of CAs that the phones are to trust.',
        items: { type: 'string' },
      },
      certificates: text('URI of a folder whose files have MAC addresses in their names.'),
      overwrite: { type: 'boolean', description: 'True when the person agreed to replace files.' },
    },
    dryRun,
  ),
  run: (session, { authorities, table, dryRun: isDry, ...args }, token, progress) =>
    refusing(async () => {
      const { ca } = session;
      const control = ca.control(isDry, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...args,
        authorities: await certificatesWith(session, authorities ?? []),
        tableText: table === undefined ? undefined : await ca.text(table),
      };
      return make(environment, plan, control);
    }),
});

async function certificatesWith(
  { indexer }: Session,
  ids: readonly string[],
): Promise<readonly Certificate[]> {
  await indexer.ready();
  return ids.map((id) => {
    const bytes = indexer.index.byId(id)?.bytes;
    const object = bytes && readObject(undefined, bytes, []);
    if (object?.kind !== 'certificate') {
      throw new CaError(
        'Nothing was written: what was chosen as a CA is no certificate of the workspace, or not any more.',
      );
    }
    return object;
  });
}
