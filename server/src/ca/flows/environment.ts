/** What every flow of the CA gets of the world, and of whoever waits for it. */
import type { Authority } from '../authority';
import type { StoreHost } from '../stores/caState';

export interface CaEnvironment extends StoreHost {
  readonly authority: Authority;
}

export interface Control {
  /** `preview`: everything is worked out and nothing is written. */
  readonly mode: 'preview' | 'write';
  /** Says what is being done. */
  report(step: string): void;
  /** Throws where the person cancelled. */
  throwIfCancelled(): void;
}
