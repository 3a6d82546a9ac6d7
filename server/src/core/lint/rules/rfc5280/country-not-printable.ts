import { isUniversal, Tag } from '../../../der/values';
import { defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

export const rule = defineNameRule({
  severity: 'error',
  title: 'the country is not a PrintableString',
  why: 'The country has one string type only. Names that differ in it do not match where programs compare octets.',
  fix: 'Have it issued again with the country as a PrintableString.',
  citations: [RFC_5280('Appendix A.1')],
  types: new Set(['2.5.4.6']),
  fault: ({ text }, { valueNode }) =>
    valueNode !== undefined && !isUniversal(valueNode, Tag.printableString)
      ? `The country "${text}" is written in another string type than PrintableString, the only one for countries; programs that compare names octet by octet see another name. Have it issued again.`
      : undefined,
});
