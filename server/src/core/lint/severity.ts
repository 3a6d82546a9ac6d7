/** How grave a finding is: by its rule, by what the certificate is for, and by the user's settings. */
import type { Target, Targeting } from './targets';

/**
 * `error`: violates a MUST of the source, beyond doubt. `warning`: a SHOULD, or a device will refuse it.
 * `information` and `hint`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** By rule id, or by source as `pem/*`; a rule's own entry wins. */
export type SeveritySettings = Readonly<Record<string, Severity | 'off'>>;

export function isSeverityOrOff(value: unknown): value is Severity | 'off' {
  return value === 'off' || (SEVERITIES as readonly unknown[]).includes(value);
}

/** What the settings say of a rule; `undefined` where nothing. */
export function severitySetting(ruleId: string, settings: SeveritySettings): Severity | 'off' | undefined {
  const source = `${ruleId.slice(0, ruleId.indexOf('/'))}/*`;
  return Object.hasOwn(settings, ruleId)
    ? settings[ruleId]
    : Object.hasOwn(settings, source)
      ? settings[source]
      : undefined;
}

/**
 * The severity of a finding, `off` where nobody wants it. What is for several targets has to please all of
 * them, so the strictest of their judgements counts. `own` is the finding's, where it has one.
 */
export function severityFor(
  { severity, onlyFor, severityFor: special }: Targeting,
  targets: readonly Target[],
  own: Severity | undefined,
): Severity | 'off' {
  const usual = own ?? severity;
  if (onlyFor === undefined && special === undefined) {
    return usual;
  }
  let strictest: Severity | 'off' = 'off';
  for (const target of targets) {
    if (onlyFor === undefined || onlyFor.includes(target)) {
      strictest = stricter(strictest, special?.[target] ?? usual);
    }
  }
  return strictest;
}

function stricter(a: Severity | 'off', b: Severity | 'off'): Severity | 'off' {
  return rank(a) <= rank(b) ? a : b;
}

function rank(severity: Severity | 'off'): number {
  return severity === 'off' ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}
