import { Tag } from '../../../der/values';
import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

const OLD: ReadonlyMap<number, string> = new Map([
  [Tag.teletexString, 'TeletexString'],
  [Tag.bmpString, 'BMPString'],
  [Tag.universalString, 'UniversalString'],
]);

export const rule = defineNameRule({
  severity: 'information',
  title: 'an old string type in a name',
  why: 'New names are PrintableString or UTF8String. The others are read in different ways, above all TeletexString, so that umlauts get lost.',
  fix: 'Use UTF8String for the next certificate, unless an existing name has to be kept as it is.',
  citations: [RFC_5280('§4.1.2.4')],
  fault: (_, attribute) => {
    const { valueNode } = attribute;
    const type = valueNode?.tagClass === 'universal' ? OLD.get(valueNode.tag) : undefined;
    return type === undefined
      ? undefined
      : `The attribute ${attributeName(attribute)} of this name is a ${type}, a type for old names that programs read in different ways. New names should be UTF8String or PrintableString.`;
  },
});
