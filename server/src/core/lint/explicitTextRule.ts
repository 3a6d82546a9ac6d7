import type { DerNode } from '../der/readDer';
import { type DerText, readText } from '../der/strings';
import { isUniversal, Tag } from '../der/values';
import { RFC } from './citations';
import { defineExtensionRule } from './extensionRule';
import { atNode, type Rule } from './rule';
import type { Severity } from './severity';

interface ExplicitTextRule {
  readonly severity: Severity;
  readonly effectiveFrom?: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** What is wrong with the text: sentences, or `undefined` where nothing is. */
  readonly fault: (text: DerText, node: DerNode) => string | undefined;
}

/** A rule on the text in the notice of a policy. */
export function defineExplicitTextRule({ fault, ...rest }: ExplicitTextRule): Rule {
  return defineExtensionRule({
    ...rest,
    kind: 'certificatePolicies',
    citations: [RFC(6818, '§3')],
    *check({ policies }) {
      for (const qualifier of policies.flatMap(({ qualifiers }) => qualifiers)) {
        const parts = qualifier.kind === 'userNotice' ? (qualifier.node.children[1]?.children ?? []) : [];
        for (const part of parts) {
          const text = isUniversal(part, Tag.sequence) ? undefined : readText(part);
          const message = text === undefined ? undefined : fault(text, part);
          if (message !== undefined) {
            yield { place: atNode(part), message };
          }
        }
      }
    },
  });
}
