/** Reads files one after the other in the background: a few at a time from the disk, one at a time through the processor. */
import { describeError } from '../safely';
import type { SessionParts } from '../session';

/** Files that are waited for at a time. */
const PARALLEL = 8;

export interface ReadingQueue {
  add(uris: Iterable<string>): void;
  /** Reads those once more that are being read, and may have been read before they changed. */
  repeat(isSo: (uri: string) => boolean): void;
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
  /** Being read. A file is read once at a time, so that what is read last is what counts. */
  const inWork = new Set<string>();
  let active = 0;
  let done = 0;
  let all = 0;

  function next(): string | undefined {
    for (const uri of waiting) {
      if (!inWork.has(uri)) {
        return uri;
      }
    }
    return undefined;
  }

  async function work(): Promise<void> {
    for (let uri = next(); uri !== undefined; uri = next()) {
      waiting.delete(uri);
      inWork.add(uri);
      try {
        await listener.read(uri);
      } catch (error) {
        connection.console.error(`Reading a file for the index failed: ${describeError(error)}`);
      }
      inWork.delete(uri);
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

  function add(uris: Iterable<string>): void {
    for (const uri of uris) {
      all += waiting.has(uri) ? 0 : 1;
      waiting.add(uri);
    }
    if (active === 0 && waiting.size > 0) {
      listener.started();
    }
    while (active < PARALLEL && next() !== undefined) {
      active++;
      void work();
    }
  }

  return {
    get isBusy() {
      return active > 0;
    },
    add,
    repeat: (isSo) => add([...inWork].filter(isSo)),
    clear() {
      waiting.clear();
    },
  };
}
