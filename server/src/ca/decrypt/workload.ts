/** Key derivation is slow on purpose: it is kept within bounds, and other requests are answered meanwhile. */
import { CaError } from '../caError';
import type { HostCrypto } from '../hostCrypto';

/** More rounds than anybody writes: browsers and password managers are at a million. */
export const MAX_ITERATIONS = 10_000_000;
/** For all parts of a file together. */
const MAX_TOTAL = 60_000_000;

export interface Workload {
  /** Called before so many rounds of a hash are done; refuses a file that asks for too many in all. */
  spend(rounds: number): void;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
  /** The result of a task, or a rejection as soon as the person cancels. */
  finish<T>(task: Promise<T>): Promise<T>;
}

/** `cancelled` rejects when the person cancels, and else never settles. */
export function createWorkload(pause: () => Promise<void>, cancelled: Promise<never>): Workload {
  let left = MAX_TOTAL;
  cancelled.catch(() => {});
  return {
    spend(rounds) {
      left -= rounds;
      if (left < 0) {
        throw new CaError(
          `Nothing was opened: the key derivations of this file take more than ${MAX_TOTAL / 1_000_000} million rounds in all.`,
        );
      }
    },
    breathe: () => Promise.race([pause(), cancelled]),
    finish: (task) => Promise.race([task, cancelled]),
  };
}

/**
 * Where there is no clock: rounds of old schemes, which are done on the event loop, make way whenever the platform
 * has derived something off it. A promise alone would let nobody else have a turn.
 */
export function workOfHost({ subtle }: HostCrypto): Workload {
  const key = subtle.importKey('raw', new Uint8Array(1), 'PBKDF2', false, ['deriveBits']);
  const shortest = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(8), iterations: 1 };
  const pause = async () => {
    await subtle.deriveBits(shortest, await key, 64);
  };
  return createWorkload(pause, new Promise<never>(() => {}));
}
