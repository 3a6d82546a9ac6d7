import { defineExplicitTextRule } from '../../explicitTextRule';

export const rule = defineExplicitTextRule({
  severity: 'warning',
  title: 'a control character in the text of a policy notice',
  why: 'The text is there to be shown, and line ends and other control characters garble it.',
  fix: 'Have it issued again with a text of one line.',
  fault({ text }) {
    const found = /\p{Cc}/u.exec(text);
    return found === null
      ? undefined
      : `The notice of this policy holds the control character U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which programs cannot show. Have it issued again with a text of one line.`;
  },
});
