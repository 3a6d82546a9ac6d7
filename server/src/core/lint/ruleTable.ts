/** Every rule, arranged by what it looks at. */
import type { Rule } from './rule';
import { rules } from './rules/index';
import { type SeveritySettings, severityFor, severitySetting } from './severity';
import type { Target, Targeting } from './targets';

/** A rule that may have something to say. */
export interface RuleInForce {
  readonly id: string;
  readonly check: Rule['check'];
  readonly targeting: Targeting;
  readonly isDated: boolean;
  /** Milliseconds since 1970; infinite where there is no such date. */
  readonly from: number;
  readonly until: number;
}

const byId: ReadonlyMap<string, Rule> = new Map(rules);

export function isKnownRule(ruleId: string): boolean {
  return byId.has(ruleId);
}

export function ruleOfId(ruleId: string): Rule | undefined {
  return byId.get(ruleId);
}

/** The rules that are not switched off, by kind of subject, or by the identifier of the extension that they are on. */
export function activeRules(
  targets: readonly Target[],
  severities: SeveritySettings,
): ReadonlyMap<string, readonly RuleInForce[]> {
  const byKind = new Map<string, RuleInForce[]>();
  for (const [id, rule] of rules) {
    const setting = severitySetting(id, severities);
    const isWanted = rule.onlyFor === undefined || severityFor(rule, targets, undefined) !== 'off';
    // A user who names the rule wants it whatever the targets are.
    if (setting === 'off' || (setting === undefined && !isWanted)) {
      continue;
    }
    const inForce: RuleInForce = {
      id,
      check: rule.check,
      targeting: rule,
      isDated: rule.effectiveFrom !== undefined || rule.ineffectiveFrom !== undefined,
      from: rule.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(rule.effectiveFrom),
      until: rule.ineffectiveFrom === undefined ? Number.POSITIVE_INFINITY : Date.parse(rule.ineffectiveFrom),
    };
    for (const kind of [rule.appliesTo].flat()) {
      const key = rule.extensionOid ?? kind;
      const list = byKind.get(key) ?? [];
      list.push(inForce);
      byKind.set(key, list);
    }
  }
  return byKind;
}
