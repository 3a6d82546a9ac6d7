import { attributeName, defineNameRule } from '../../nameRule';
import { PHONEPKI } from '../../rule';

const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/i;

export const rule = defineNameRule({
  severity: 'warning',
  title: 'a name with the escapes of XML or HTML in it',
  why: 'The name went through a web page or an XML file and was not turned back; it shows and compares with the escape in it.',
  fix: 'Have it issued again with the character itself.',
  citations: [PHONEPKI('names as people write them')],
  fault({ text }, attribute) {
    const found = ENTITY.exec(text);
    return found === null
      ? undefined
      : `The attribute ${attributeName(attribute)} of this name holds "${found[0]}", an escape of XML or HTML that nobody turned back: the name shows and compares like that. Have it issued again with the character itself.`;
  },
});
