import { RFC } from '../../citations';
import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

export const rule = defineNameRule({
  severity: 'warning',
  title: 'a control character in a name',
  why: 'Programs show such a name cut off or broken in two, so that it can pass for another one.',
  fix: 'Have it issued again without these characters.',
  citations: [RFC_5280('§4.1.2.4'), RFC(4514, '§2.4')],
  fault: ({ text }, attribute) => {
    const found = /\p{Cc}/u.exec(text);
    return found === null
      ? undefined
      : `The attribute ${attributeName(attribute)} of this name holds the control character U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, so that programs show another name than they compare. Have it issued again without it.`;
  },
});
