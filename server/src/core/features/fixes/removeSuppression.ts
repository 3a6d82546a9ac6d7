import { hasXmlComments } from '../../lint/suppressions';
import type { DocumentFix } from './fix';

const LAST_NAME = /phonepki-disable(?:-file)?[ \t]*$/;

/** Takes a name out of a comment that disables rules, and the comment with its last name. */
export const removeSuppression: DocumentFix = {
  mends: ['suppression/unused', 'suppression/unknown-rule', 'suppression/no-rule-named'],
  title: ({ finding }) =>
    finding.ruleId === 'suppression/no-rule-named' ? 'Remove the comment' : 'Remove it from the comment',
  replacements({ model: { text, languageId }, finding: { span, ruleId } }) {
    const before = text.slice(Math.max(0, span.start - 40), span.start);
    const behind = /^(?:[ \t]*,[ \t]*|[ \t]+)(?=[a-z0-9-]+\/)/.exec(text.slice(span.end, span.end + 200));
    if (behind !== null) {
      return [{ span: { start: span.start, end: span.end + behind[0].length }, text: '' }];
    }
    if (ruleId !== 'suppression/no-rule-named' && !LAST_NAME.test(before)) {
      const comma = /[ \t]*,?[ \t]*$/.exec(before)?.[0].length ?? 0;
      return [{ span: { start: span.start - comma, end: span.end }, text: '' }];
    }
    const isXml = hasXmlComments(text, languageId);
    const start = isXml
      ? text.lastIndexOf('<!--', span.start)
      : text.slice(0, span.start).search(/[^\r\n]*$/);
    const rest = isXml ? /[\s\S]*?-->(?:\r\n|\r|\n)?/y : /[^\r\n]*(?:\r\n|\r|\n|$)/y;
    rest.lastIndex = span.end;
    const end = span.end + (rest.exec(text)?.[0].length ?? 0);
    return start < 0 ? [] : [{ span: { start, end }, text: '' }];
  },
};
