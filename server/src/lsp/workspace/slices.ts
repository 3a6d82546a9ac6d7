/** Long work in short slices, so that a hover in between does not wait. */
import type { RuntimeEnvironment } from '../runtimeEnvironment';

/** In milliseconds. A step that takes longer makes its slice longer. */
const SLICE = 8;

export interface Slices {
  /** Takes the steps of `work` one after the other; several run one behind the other. */
  run<T>(work: Iterator<unknown, T>): Promise<T>;
}

interface Job {
  step(): boolean;
}

export function createSlices({ now, timers }: RuntimeEnvironment): Slices {
  const jobs: Job[] = [];
  let isWaiting = false;

  function slice(): void {
    isWaiting = false;
    const end = now() + SLICE;
    while (jobs.length > 0 && now() < end) {
      if (jobs[0]?.step() !== true) {
        jobs.shift();
      }
    }
    wait();
  }

  function wait(): void {
    if (!isWaiting && jobs.length > 0) {
      isWaiting = true;
      timers.later(0, slice);
    }
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        jobs.push({
          step() {
            try {
              const { done, value } = work.next();
              if (done === true) {
                resolve(value);
              }
              return done !== true;
            } catch (error) {
              reject(error);
              return false;
            }
          },
        });
        wait();
      }),
  };
}
