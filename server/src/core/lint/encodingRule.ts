import type { EncodingProblem, EncodingProblemKind } from '../encoding/encoded';
import { atText, type Citation, defineRule, type LintContext, type Rule } from './rule';
import type { Targeting } from './targets';

/** A rule that words what the scanner saw in the text of a block. */
export interface EncodingRule extends Targeting {
  readonly problem: EncodingProblemKind;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** `undefined` where it is fine in this document. */
  readonly message: (problem: EncodingProblem, context: LintContext) => string | undefined;
}

export function defineEncodingRule(rule: EncodingRule): Rule {
  const { problem: kind, message, ...rest } = rule;
  return defineRule({
    ...rest,
    appliesTo: 'block',
    check({ encoded }, context) {
      return encoded.problems.flatMap((problem) => {
        const text = problem.kind === kind ? message(problem, context) : undefined;
        return text === undefined ? [] : [{ place: atText(problem.span), message: text }];
      });
    },
  });
}

/** ` (4 times in this block)` where it is more than once. */
export function times(problem: EncodingProblem): string {
  return problem.count > 1 ? ` (${problem.count} times in this block)` : '';
}
