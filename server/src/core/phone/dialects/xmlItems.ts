/** Items of the dialects in which element names, or attribute names, are the items. */
import { attributeOf, spanOfAttribute, type XmlDocument, type XmlElement } from '../../xml/xmlDocument';
import type { PhoneItem } from '../phoneConfig';

/** Each element without elements in it is an item. */
export function readLeafElements(xml: XmlDocument, indexAttribute?: string): readonly PhoneItem[] {
  const parents = new Set(xml.elements.map(({ parent }) => parent));
  return xml.elements.flatMap((element, at) =>
    parents.has(at) || element.parent < 0 ? [] : [leafOf(xml, element, indexAttribute)],
  );
}

function leafOf(xml: XmlDocument, element: XmlElement, indexAttribute: string | undefined): PhoneItem {
  const index = indexAttribute === undefined ? undefined : attributeOf(element, indexAttribute)?.valueSpan;
  return {
    name: element.name,
    nameSpan: element.nameSpan,
    valueSpan: element.firstText,
    notation: 'element',
    index: index && xml.text.slice(index.start, index.end),
    indexSpan: index,
    span: { start: element.startTag.start, end: element.endTag?.end ?? element.startTag.end },
    group: xml.elements[element.parent]?.name ?? '',
    element: -1,
  };
}

/** Each attribute that `isItem` accepts is an item. */
export function readAttributes(xml: XmlDocument, isItem: (name: string) => boolean): readonly PhoneItem[] {
  const items: PhoneItem[] = [];
  for (const [index, element] of xml.elements.entries()) {
    for (const attribute of element.attributes) {
      const { name, nameSpan, valueSpan } = attribute;
      if (valueSpan !== undefined && isItem(name)) {
        items.push({
          name,
          nameSpan,
          valueSpan,
          notation: 'attribute',
          index: undefined,
          indexSpan: undefined,
          span: spanOfAttribute(xml, attribute),
          group: element.name,
          element: index,
        });
      }
    }
  }
  return items;
}
