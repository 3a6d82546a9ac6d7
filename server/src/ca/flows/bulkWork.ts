/** Work on many things: some at a time, and results put together while others are still being made. */

/** Works on all of the items, `most` of them at a time, in their order. */
export async function inParallel<T>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    // All workers take from the same queue.
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
}

export interface Committer<T> {
  /** Hands something over; waits where more is ready than is being committed. */
  add(item: T): Promise<void>;
  /** Waits until everything is committed. */
  finish(): Promise<void>;
}

/** Commits what was handed over: one batch at a time, of all that has come together meanwhile. */
export function createCommitter<T>(
  most: number,
  commit: (batch: readonly T[]) => Promise<void>,
): Committer<T> {
  let queue: T[] = [];
  let running: Promise<void> | undefined;
  const run = async () => {
    while (queue.length > 0) {
      const batch = queue.slice(0, most);
      queue = queue.slice(most);
      await commit(batch);
    }
    running = undefined;
  };
  return {
    async add(item) {
      queue.push(item);
      if (running === undefined) {
        running = run();
        // Told by `finish`, which is always called.
        running.catch(() => undefined);
      }
      if (queue.length >= most) {
        await running;
      }
    },
    async finish() {
      await running;
    },
  };
}
