/** Measures contenders side by side in one process, in turns, so that a busy machine slows all of them. */

export interface Contender {
  readonly name: string;
  /** Does the work once for every item; returns something that depends on all of it. */
  readonly run: () => number;
  /** Items that one run covers. */
  readonly items: number;
}

export interface Measurement {
  readonly name: string;
  /** Median of the rounds. */
  readonly itemsPerSecond: number;
  readonly slowest: number;
  readonly fastest: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly millisecondsPerRound: number;
}

/** What has to hold between two contenders. */
export interface Requirement {
  readonly text: string;
  readonly isMet: boolean;
}

export interface Benchmark {
  readonly title: string;
  readonly unit: string;
  readonly measurements: readonly Measurement[];
  readonly requirements: readonly Requirement[];
}

export function measure(contenders: readonly Contender[], options: MeasureOptions): readonly Measurement[] {
  const rates = contenders.map((): number[] => []);
  // The first round warms up and does not count.
  for (let round = 0; round <= options.rounds; round++) {
    contenders.forEach((contender, at) => {
      const rate = rateOf(contender, options.millisecondsPerRound);
      if (round > 0) {
        rates[at]?.push(rate);
      }
    });
  }
  return contenders.map(({ name }, at) => {
    const sorted = (rates[at] as number[]).toSorted((one, other) => one - other);
    return {
      name,
      itemsPerSecond: sorted[Math.floor(sorted.length / 2)] as number,
      slowest: sorted[0] as number,
      fastest: sorted.at(-1) as number,
    };
  });
}

function rateOf({ run, items }: Contender, milliseconds: number): number {
  const start = performance.now();
  let runs = 0;
  let sink = 0;
  let elapsed = 0;
  do {
    sink += run();
    runs++;
    elapsed = performance.now() - start;
  } while (elapsed < milliseconds);
  if (Number.isNaN(sink)) {
    throw new Error('A contender returned no number.');
  }
  return (runs * items * 1000) / elapsed;
}

/** How many times as fast the first is. */
export function ratio(measurements: readonly Measurement[], name: string, other: string): number {
  const rateOfName = (wanted: string) =>
    measurements.find((measurement) => measurement.name === wanted)?.itemsPerSecond ?? Number.NaN;
  return rateOfName(name) / rateOfName(other);
}

export function required(
  measurements: readonly Measurement[],
  name: string,
  other: string,
  least: number,
): Requirement {
  const found = ratio(measurements, name, other);
  return {
    text: `${name} is ${found.toFixed(1)} times as fast as ${other}, ${least} required`,
    isMet: found >= least,
  };
}
