/** Reads files one after the other in the background: a few at a time from the disk, one at a time through the processor. */
import { describeError } from '../safely';
import type { SessionParts } from '../session';

/** Files that are waited for at a time. */
const PARALLEL = 8;

export interface ReadingQueue {
  add(uris: Iterable<string>): void;
  /** Drops what waits. */
  clear(): void;
  readonly isBusy: boolean;
}

export interface QueueListener {
  readonly read: (uri: string) => Promise<void>;
  readonly started: () => void;
  readonly advanced: (done: number, all: number) => void;
  readonly ended: () => void;
}

export function createReadingQueue({ connection }: SessionParts, listener: QueueListener): ReadingQueue {
  const waiting = new Set<string>();
  let active = 0;
  let done = 0;
  let all = 0;

  async function work(): Promise<void> {
    for (let [uri] = waiting; uri !== undefined; [uri] = waiting) {
      waiting.delete(uri);
      try {
        await listener.read(uri);
      } catch (error) {
        connection.console.error(`Reading a file for the index failed: ${describeError(error)}`);
      }
      done++;
      listener.advanced(done, all);
    }
    active--;
    if (active === 0) {
      done = 0;
      all = 0;
      listener.ended();
    }
  }

  return {
    get isBusy() {
      return active > 0;
    },
    add(uris) {
      for (const uri of uris) {
        all += waiting.has(uri) ? 0 : 1;
        waiting.add(uri);
      }
      if (active === 0 && waiting.size > 0) {
        listener.started();
      }
      while (active < PARALLEL && waiting.size > 0) {
        active++;
        void work();
      }
    },
    clear() {
      waiting.clear();
    },
  };
}
