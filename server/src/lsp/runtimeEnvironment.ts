/** What the server needs of the world, given to it by the entry for Node or for the browser. */
import type { HostCrypto } from '../ca/hostCrypto';
import type { FileStore } from '../ca/stores/fileStore';
import type { ListFilesParams } from '../core/protocol';

export interface Timers {
  /** Runs `task` once after so many milliseconds; the answer takes that back. */
  readonly later: (milliseconds: number, task: () => void) => () => void;
}

/** Which files to look for below which folders. */
export interface FileRequest extends ListFilesParams {
  /** URIs. */
  readonly folders: readonly string[];
  readonly isCancelled: () => boolean;
}

/** Files are read, never written or watched, through this. */
export interface FileAccess {
  /** URIs; no more than `maxFiles`. */
  readonly list: (request: FileRequest) => Promise<readonly string[]>;
  /** `undefined` where the file is not there, cannot be read or is larger. */
  readonly read: (uri: string, maxBytes: number) => Promise<Uint8Array | undefined>;
}

export interface RuntimeEnvironment {
  /** Web Cryptography: keys are made and used off the event loop. */
  readonly crypto: HostCrypto;
  /** Where the CA keeps its files; absent where nothing can be written. */
  readonly store?: FileStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  /** Asked where the client does not offer to read files; absent where the host has none. */
  readonly files?: FileAccess;
  /** URI of the folder with the pages of the rules, where there are files beside the server. */
  readonly rulePages?: string;
}
