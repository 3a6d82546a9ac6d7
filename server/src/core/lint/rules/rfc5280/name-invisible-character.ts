import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

/** Without width, or turning the direction of what follows. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

export const rule = defineNameRule({
  severity: 'warning',
  title: 'an invisible character in a name',
  why: 'What is shown is not what is compared: the name can pass for another one, or fails to match for no reason that can be seen. It usually got in by copying from a document.',
  fix: 'Have it issued again without these characters.',
  citations: [RFC_5280('§7.1'), RFC_5280('§8')],
  fault: ({ text }, attribute) => {
    const found = INVISIBLE.exec(text);
    return found === null
      ? undefined
      : `The attribute ${attributeName(attribute)} of this name holds the invisible character U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}: the name does not compare as it looks. Have it issued again without it.`;
  },
});
