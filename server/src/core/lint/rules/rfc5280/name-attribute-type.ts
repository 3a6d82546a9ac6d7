import { isUniversal, Tag } from '../../../der/values';
import { attributeName, defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

/** Attributes with one string type only; that of the country has a rule of its own. */
const TYPES: ReadonlyMap<string, readonly [tag: number, name: string]> = new Map([
  ['2.5.4.5', [Tag.printableString, 'PrintableString']],
  ['2.5.4.46', [Tag.printableString, 'PrintableString']],
  ['0.9.2342.19200300.100.1.25', [Tag.ia5String, 'IA5String']],
  ['1.2.840.113549.1.9.1', [Tag.ia5String, 'IA5String']],
]);

export const rule = defineNameRule({
  severity: 'warning',
  title: 'an attribute of a name in another string type than its own',
  why: 'Serial numbers of subjects are PrintableString, domain components and e-mail addresses IA5String. Names that differ in it do not match where programs compare octets.',
  fix: 'Have it issued again with the string type of the attribute.',
  citations: [RFC_5280('Appendix A.1')],
  types: new Set(TYPES.keys()),
  fault(_, attribute) {
    const [tag, name] = TYPES.get(attribute.type) ?? [];
    return tag === undefined || isUniversal(attribute.valueNode, tag)
      ? undefined
      : `The attribute ${attributeName(attribute)} of this name is written in another string type than ${name}, the only one for it; programs that compare names octet by octet see another name. Have it issued again.`;
  },
});
