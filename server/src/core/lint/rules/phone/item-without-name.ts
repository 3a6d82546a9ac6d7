import { isItem } from '../../../phone/dialects/itemList';
import { attributeOf } from '../../../xml/xmlDocument';
import { definePhoneRule, OPTIPOINT_XML, WPI_GUIDE } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint', 'wpi'],
  severity: 'error',
  title: 'an item without a name',
  why: 'The phone knows an item by its attribute name and by nothing else.',
  fix: 'Write the attribute name.',
  citations: [WPI_GUIDE('p.27-54'), OPTIPOINT_XML('p.3-1')],
  *check({ config: { xml, isTemplate } }) {
    for (const element of isTemplate ? [] : (xml?.elements ?? [])) {
      if (isItem(element) && attributeOf(element, 'name') === undefined) {
        yield {
          place: atText(element.nameSpan),
          message: 'The phone knows an item by its attribute name, and this one has none. Write it.',
          data: { insertAt: element.nameSpan.end, insert: ' name=""' },
        };
      }
    }
  },
});
