/** What the client has to do about a private key in clear: it asks for a pass phrase, or writes another file. */
import { ClientCommand } from '../../protocol';
import { encryptableKey } from '../encryptableKey';
import type { FixTarget } from './fix';

export interface ClientFix {
  readonly mends: readonly string[];
  readonly title: string;
  /** Of the client; it gets the place of the block. */
  readonly command: string;
  readonly fits: (target: FixTarget) => boolean;
}

const RULE = 'key/unencrypted-in-repository';

export const clientFixes: readonly ClientFix[] = [
  {
    mends: [RULE],
    title: 'Add the file to .gitignore',
    command: ClientCommand.addToGitignore,
    fits: () => true,
  },
  {
    mends: [RULE],
    title: 'Encrypt this private key…',
    command: ClientCommand.encryptKey,
    fits: ({ model, block }) => encryptableKey(model, block).kind === 'key',
  },
];
