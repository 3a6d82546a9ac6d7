/** What the server needs of the world, given to it by the entry for Node or for the browser. */
import type { HostCrypto } from '../ca/hostCrypto';
import type { FileStore } from '../ca/stores/fileStore';

export interface Timers {
  /** Runs `task` once after so many milliseconds; the answer takes that back. */
  readonly later: (milliseconds: number, task: () => void) => () => void;
}

export interface RuntimeEnvironment {
  /** Web Cryptography: keys are made and used off the event loop. */
  readonly crypto: HostCrypto;
  /** Where the CA keeps its files; absent where nothing can be written. */
  readonly store?: FileStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  /** URI of the folder with the pages of the rules, where there are files beside the server. */
  readonly rulePages?: string;
}
