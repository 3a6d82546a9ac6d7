import type { XmlProblem, XmlProblemKind } from '../xml/xmlDocument';
import { atText, type Citation, defineRule, type Rule } from './rule';
import type { Severity } from './severity';

/** A rule that words what the XML reader saw. */
export interface XmlRule {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly messages: { readonly [K in XmlProblemKind]?: (problem: XmlProblem) => string };
  /** What to write in place of what is marked. */
  readonly replacement?: (problem: XmlProblem) => string | undefined;
}

export function defineXmlRule(rule: XmlRule): Rule {
  const { messages, replacement, ...rest } = rule;
  return defineRule({
    ...rest,
    appliesTo: 'xml',
    *check({ xml }) {
      for (const problem of xml.problems) {
        const message = messages[problem.kind]?.(problem);
        const write = replacement?.(problem);
        if (message !== undefined) {
          yield {
            place: atText(problem.span),
            message,
            ...(write === undefined ? {} : { data: { write } }),
          };
        }
      }
    },
  });
}
