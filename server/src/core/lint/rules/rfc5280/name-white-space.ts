import { RFC } from '../../citations';
import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

export const rule = defineNameRule({
  severity: 'warning',
  title: 'white space around a value in a name',
  why: 'Programs that compare names octet by octet see another name, and nobody sees why.',
  fix: 'Have it issued again without the spaces.',
  citations: [RFC_5280('§7.1'), RFC(4518, '§2.6.1')],
  fault: ({ text }, attribute) =>
    text !== '' && /^\s|\s$/u.test(text)
      ? `The attribute ${attributeName(attribute)} of this name ${/^\s/u.test(text) ? 'begins' : 'ends'} with white space, so that programs which compare octets see another name. Have it issued again without it.`
      : undefined,
});
