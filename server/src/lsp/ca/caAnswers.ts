/** Commands of the CA that only answer: keys of the session, CAs and servers to choose from, help. */
import { CaError } from '../../ca/caError';
import { deviceKeyHelp } from '../../ca/flows/deviceKeyHelp';
import { listAuthorities } from '../../ca/flows/listAuthorities';
import { BUILT_IN_PROFILES } from '../../ca/profiles/builtIn';
import { isPlainName } from '../../ca/stores/fileStore';
import {
  CaCommand,
  type DeviceKeyHelpArguments,
  type DeviceKeyHelpResult,
  type ListAuthoritiesArguments,
  type ListAuthoritiesResult,
  type SealingKeyResult,
  type SuggestHostsArguments,
  type SuggestHostsResult,
} from '../../core/caProtocol';
import { serverHosts } from '../../core/features/serverHosts';
import { type Command, defineCommand } from '../commands/command';
import { newKey, objectOf, wishes } from './caSchemas';
import { refusing } from './caService';

const sealingKey = defineCommand<object, SealingKeyResult>({
  id: CaCommand.sealingKey,
  description: 'Gives the public key of this session, under which a client seals pass phrases.',
  schema: objectOf([]),
  run: async ({ ca }) => ({ key: await ca.sealing.publicKey() }),
});

const lockKeys = defineCommand<object, object>({
  id: CaCommand.lockKeys,
  description:
    'Forgets everything about keys and pass phrases; what was sealed before is of no use any more.',
  schema: objectOf([]),
  run({ ca }) {
    ca.forgetKeys();
    return {};
  },
});

const listCas = defineCommand<ListAuthoritiesArguments, ListAuthoritiesResult>({
  id: CaCommand.listAuthorities,
  description: 'Finds the CAs in some folders, and names the built-in profiles.',
  schema: objectOf(['folders'], {
    folders: { type: 'array', description: 'URIs of folders.', items: { type: 'string' } },
  }),
  run: ({ ca }, { folders }) =>
    refusing(async () => ({
      authorities: await listAuthorities(ca.environment(), folders),
      profiles: BUILT_IN_PROFILES.map(({ name, description, kind }) => ({ name, description, kind })),
    })),
});

const MAX_CONFIG = 2_000_000;

const suggestHosts = defineCommand<SuggestHostsArguments, SuggestHostsResult>({
  id: CaCommand.suggestHosts,
  description: 'Finds the servers that phone configs name: those that need a certificate with these names.',
  schema: objectOf(['files'], {
    files: { type: 'array', description: 'URIs of files.', items: { type: 'string' } },
  }),
  run: ({ ca }, { files }) =>
    refusing(async () => {
      const hosts = new Map<string, string>();
      for (const file of files) {
        const text = await ca.text(file);
        for (const host of text.length > MAX_CONFIG ? [] : serverHosts(text, file)) {
          hosts.set(host, hosts.get(host) ?? file);
        }
      }
      return { hosts: [...hosts].map(([host, file]) => ({ host, file })) };
    }),
});

const help = defineCommand<DeviceKeyHelpArguments, DeviceKeyHelpResult>({
  id: CaCommand.deviceKeyHelp,
  description:
    'For a key that stays on its device: a configuration for OpenSSL with the commands, and innovaphone.',
  schema: objectOf(['name', 'subject'], wishes, {
    name: { type: 'string', description: 'Name of the files, without extension.' },
    key: newKey.key as NonNullable<typeof newKey.key>,
  }),
  run: ({ ca }, { profile, ...rest }) =>
    refusing(async () => {
      checkName(rest.name);
      return deviceKeyHelp({ ...rest, profile: await ca.profile(profile, 'phone-client', []) });
    }),
});

/** Refuses what is no name of files. */
export function checkName(name: string): void {
  if (!isPlainName(name)) {
    throw new CaError(
      'Nothing was done: the name of the files may have letters, digits, blanks and . _ - @ only, and begins with a letter or digit.',
    );
  }
}

export const caAnswers: readonly Command<never, unknown>[] = [
  sealingKey,
  lockKeys,
  listCas,
  suggestHosts,
  help,
];
