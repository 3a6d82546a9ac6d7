/** Snom: `<settings><phone-settings>`; certificates by URL or as text in `<certificates>` (service.snom.com). */
import { readXml } from '../../../xml/readXml';
import { attributeOf, valueOf, type XmlDocument } from '../../../xml/xmlDocument';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { Dialect, PhoneItem } from '../../phoneConfig';
import { headOf, rootNameOf } from '../head';
import { readLeafElements } from '../xmlItems';
import data from './catalogue.json';

export const snom: Dialect = {
  id: 'snom',
  title: 'Snom',
  syntax: 'xml',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: (name, item) =>
    name === 'certificate' && item?.group === 'certificates' ? { role: 'any', encoding: 'any' } : undefined,
  recognises({ text }) {
    return (
      /^(?:settings|certificates)$/.test(rootNameOf(text)) &&
      /<(?:phone-settings|functionKeys|tbook|certificates)\b/.test(headOf(text))
    );
  },
  read({ text }) {
    const xml = readXml(text);
    const items = readLeafElements(xml, 'idx').filter((item) => !isByUrl(xml, item));
    return { kind: 'parameters', items, references: [], xml };
  },
};

/** `<certificate url="…"/>`: the certificate stands elsewhere. */
function isByUrl(xml: XmlDocument, item: PhoneItem): boolean {
  const element = xml.elements.find(({ startTag }) => startTag.start === item.span.start);
  return (
    item.name === 'certificate' && element !== undefined && valueOf(xml, attributeOf(element, 'url')) !== ''
  );
}
