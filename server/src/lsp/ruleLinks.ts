/** Where the page of a rule opens. */
import { isKnownRule } from '../core/lint/ruleTable';

/** The page's URI, offline; `undefined` where there is none. */
export type RuleLink = (ruleId: string) => string | undefined;

/**
 * `base` comes from an editor that shows the pages itself, and the id is put behind it; `folder` is the URI of
 * the folder of pages beside the server.
 */
export function createRuleLink(base: string | undefined, folder: string | undefined): RuleLink {
  return (ruleId) => {
    if (!isKnownRule(ruleId)) {
      return undefined;
    }
    return base !== undefined ? base + ruleId : folder && `${folder}/${ruleId}.md`;
  };
}
