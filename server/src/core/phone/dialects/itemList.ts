/** Items as Siemens phones have them: `<Item name="…" index="…">value</Item>`. */
import type { XmlAttribute, XmlDocument, XmlElement } from '../../xml/xmlDocument';
import { attributeOf } from '../../xml/xmlDocument';
import type { PhoneItem } from '../phoneConfig';

/** Every element called Item, in whatever it stands; one without a name is left out. */
export function readItemElements(xml: XmlDocument): readonly PhoneItem[] {
  return xml.elements.flatMap((element) => {
    const name = isItem(element) ? attributeOf(element, 'name') : undefined;
    return name?.valueSpan === undefined ? [] : [itemOf(xml, element, name)];
  });
}

export function isItem({ name }: XmlElement): boolean {
  return name.length === 4 && name.toLowerCase() === 'item';
}

function itemOf(xml: XmlDocument, element: XmlElement, name: XmlAttribute): PhoneItem {
  // The optiPoint manual writes Index, the OpenStage guide and all code write index.
  const index = attributeOf(element, 'index') ?? attributeOf(element, 'Index');
  const nameSpan = name.valueSpan ?? name.nameSpan;
  const at = index?.valueSpan;
  return {
    name: xml.text.slice(nameSpan.start, nameSpan.end),
    nameSpan,
    valueSpan: element.firstText,
    notation: 'element',
    index: at && xml.text.slice(at.start, at.end),
    indexSpan: at,
    span: { start: element.startTag.start, end: element.endTag?.end ?? element.firstText.end },
    group: element.name,
    element: -1,
  };
}
