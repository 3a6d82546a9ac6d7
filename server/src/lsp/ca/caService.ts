/** The CA as the commands see it: who may use it, with which files and pass phrases. */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { createAuthority } from '../../ca/authority';
import { CaError } from '../../ca/caError';
import type { CaEnvironment, Control } from '../../ca/flows/environment';
import { builtInProfile, type Profile, readProfile } from '../../ca/profiles/profile';
import { describeFileProblem, FileStoreError, nameOf } from '../../ca/stores/fileStore';
import { textOf } from '../../ca/stores/textOf';
import type { Target } from '../../core/lint/targets';
import type { RuntimeEnvironment } from '../runtimeEnvironment';
import { createSealing, type Sealing } from './sealing';

/** Where a command says how far it is. */
export interface Progress {
  report(message: string): void;
}

export interface CaService {
  readonly sealing: Sealing;
  /** Whether the workspace may be written to. */
  isTrusted: boolean;
  /** The client has a form for signing: requests get a lens for it. */
  signsRequests: boolean;
  /** Files and everything else; refuses where this host has no files. */
  environment(): CaEnvironment;
  /** Like {@link environment}, for commands that write: refuses in a workspace that nobody trusts. */
  writable(mode: Control['mode']): CaEnvironment;
  control(dryRun: boolean | undefined, token: CancellationToken, progress: Progress): Control;
  /** A built-in profile, or the one in a JSON file; what the workspace is for (`phonepki.profile`) counts, too. */
  profile(nameOrUri: string | undefined, usual: string, targets: readonly Target[]): Promise<Profile>;
  passPhrase(sealed: string | undefined): Promise<string | undefined>;
  /** The text of a file that a command names. */
  text(uri: string): Promise<string>;
  forgetKeys(): void;
}

export function createCaService({ crypto, store, now, timers }: RuntimeEnvironment): CaService {
  const sealing = createSealing(crypto);
  const authority = createAuthority(crypto);
  const environment = (): CaEnvironment => {
    if (store === undefined) {
      throw new CaError(
        'Nothing was done: the language server cannot write files here. Open the folder in VS Code on the desktop or on a remote machine.',
      );
    }
    return {
      authority,
      crypto,
      files: store,
      mayWrite: service.isTrusted,
      now,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      randomSerial: () => authority.randomSerial(),
      wait: (milliseconds) => new Promise((resolve) => timers.later(milliseconds, resolve)),
    };
  };
  const service: CaService = {
    sealing,
    isTrusted: true,
    signsRequests: false,
    environment,
    writable(mode) {
      if (mode === 'write' && !service.isTrusted) {
        throw new CaError(
          'Nothing was written: this workspace is not trusted. Trust it first (Workspaces: Manage Workspace Trust).',
        );
      }
      return environment();
    },
    control(dryRun, token, progress) {
      const refusal = () =>
        new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled: nothing was written.');
      const cancelled = new Promise<never>((_, reject) => {
        token.onCancellationRequested(() => reject(refusal()));
      });
      // Most flows look at it nowhere.
      cancelled.catch(() => undefined);
      return {
        mode: dryRun === true ? 'preview' : 'write',
        report: (step) => progress.report(step),
        throwIfCancelled() {
          if (token.isCancellationRequested) {
            throw refusal();
          }
        },
        cancelled,
        isCancelled: () => token.isCancellationRequested,
      };
    },
    async profile(nameOrUri, usual, targets) {
      const name = nameOrUri ?? usual;
      const known = builtInProfile(name);
      if (known === undefined && !name.includes(':/')) {
        throw new CaError(`Nothing was done: there is no profile ${name}.`);
      }
      const profile = known ?? readProfile(await service.text(name), nameOf(name));
      return { ...profile, targets: [...new Set([...profile.targets, ...targets])] };
    },
    passPhrase: (sealed) => (sealed === undefined ? Promise.resolve(undefined) : sealing.open(sealed)),
    async text(uri) {
      const octets = await environment().files.read(uri);
      if (octets === undefined) {
        throw new CaError(`Nothing was done: there is no file ${nameOf(uri)}.`);
      }
      return textOf(octets);
    },
    forgetKeys() {
      sealing.forget();
      authority.forget();
    },
  };
  return service;
}

/** Refusals of the CA as answers to the client, with the files that are in the way where they are about them. */
export async function refusing<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof CaError) {
      throw new ResponseError(ErrorCodes.InvalidParams, error.message, { existing: error.existing });
    }
    if (error instanceof FileStoreError) {
      throw new ResponseError(ErrorCodes.InvalidParams, describeFileProblem(error, 'Nothing was done'));
    }
    throw error;
  }
}
