import type { Span } from '../text';
import type { EncodingProblem, EncodingProblemKind } from './encoded';

/** Different characters of one block that are named one by one; the rest is counted. */
const MAX_NAMED = 20;

/** Kinds of which each place is reported; of the others the first stands for all. */
const EACH_NAMED: ReadonlySet<EncodingProblemKind> = new Set([
  'unexpected-character',
  'text-in-body',
  'armor-dashes',
  'armor-spelling',
  'text-beside-armor',
]);

/** Collects the problems of one block: each kind once, with its first place and how often it occurs. */
export class ProblemList {
  readonly #found = new Map<
    string,
    { kind: EncodingProblemKind; span: Span; count: number; detail: string }
  >();
  #named = 0;

  add(kind: EncodingProblemKind, start: number, end: number, detail = ''): void {
    const key = EACH_NAMED.has(kind) ? this.#keyOfPlace(kind, start) : kind;
    const known = this.#found.get(key);
    if (known === undefined) {
      this.#found.set(key, { kind, span: { start, end }, count: 1, detail });
    } else {
      known.count++;
    }
  }

  #keyOfPlace(kind: EncodingProblemKind, start: number): string {
    this.#named++;
    return this.#named <= MAX_NAMED ? `${kind} ${start}` : `${kind} more`;
  }

  has(kind: EncodingProblemKind): boolean {
    return [...this.#found.values()].some((problem) => problem.kind === kind);
  }

  addAll(others: ProblemList): void {
    for (const [key, problem] of others.#found) {
      const known = this.#found.get(key);
      if (known === undefined) {
        this.#found.set(key, problem);
      } else {
        known.count += problem.count;
      }
    }
  }

  /** Takes back what another problem says better. */
  remove(...kinds: readonly EncodingProblemKind[]): void {
    for (const kind of kinds) {
      this.#found.delete(kind);
    }
  }

  build(): readonly EncodingProblem[] {
    return [...this.#found.values()];
  }
}
