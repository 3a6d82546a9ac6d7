/** What certificates are for. What one target must refuse may be the default of another. */
import type { Severity } from './severity';

export const TARGETS = [
  /** RFC 5280 and good practice. */
  'generic',
  /** Servers that public browsers and operating systems connect to. */
  'web',
  'spectralink-8400',
  'innovaphone',
  'optipoint',
  'openstage',
  /** A RADIUS server that does EAP-TLS. */
  '8021x-server',
  /** A phone or computer that does EAP-TLS. */
  '8021x-client',
] as const;

export type Target = (typeof TARGETS)[number];

export const DEFAULT_TARGETS: readonly Target[] = ['generic'];

export function isTarget(value: unknown): value is Target {
  return (TARGETS as readonly unknown[]).includes(value);
}

/** What a rule says of targets. */
export interface Targeting {
  readonly severity: Severity;
  /** Only these targets ask for it; absent where all do. */
  readonly onlyFor?: readonly Target[];
  /** Targets that judge it otherwise than `severity`. */
  readonly severityFor?: Readonly<Partial<Record<Target, Severity | 'off'>>>;
}
