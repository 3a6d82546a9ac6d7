/** What every flow of the CA gets of the world, and of whoever waits for it. */
import type { Authority } from '../authority';
import type { HostCrypto } from '../hostCrypto';
import type { StoreHost } from '../stores/caState';

export interface CaEnvironment extends StoreHost {
  readonly authority: Authority;
  readonly crypto: HostCrypto;
}

export interface Control {
  /** `preview`: everything is worked out and nothing is written. */
  readonly mode: 'preview' | 'write';
  /** Says what is being done. */
  report(step: string): void;
  /** Throws where the person cancelled. */
  throwIfCancelled(): void;
  /** Rejects where the person cancelled, at once; else it never settles. */
  readonly cancelled: Promise<never>;
  /** For work of many steps, of which those that are done stay. */
  isCancelled(): boolean;
}
