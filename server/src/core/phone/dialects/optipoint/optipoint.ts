/**
 * Siemens optiPoint 410/420 S, SIP V6: `<Message><Action>WriteItems</Action><ItemList><Item name>`
 * (A31003-J4260-M101-2-76A9 p.3-1). One system file a model; a device file has the same name and the
 * phone's MAC address behind it (p.2-2).
 */
import { readXml } from '../../../xml/readXml';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import { type Dialect, macOf, type PhoneSource } from '../../phoneConfig';
import { headOf, rootNameOf } from '../head';
import { readItemElements } from '../itemList';
import data from './catalogue.json';
import { optipointSlot } from './slots';

/** A part of a config begins with an element or with a template; a document that quotes one does not. */
function startsWithMarkup(head: string): boolean {
  return /^[\s\uFEFF]*(?:[<{@$]|#\S)/.test(head);
}

export const optipoint: Dialect = {
  id: 'optipoint',
  title: 'Siemens optiPoint 410/420',
  syntax: 'xml',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: optipointSlot,
  recognises({ text }) {
    const root = rootNameOf(text);
    const head = headOf(text);
    return root.toLowerCase() === 'message'
      ? /<ItemList\b|<Item\s+name|<Action>\s*WriteItems/i.test(head)
      : startsWithMarkup(head) &&
          /<Item\s+name\s*=\s*["'](?:radius-server-ca|802\.1x-certi|(?:system|device)-config-version)/i.test(
            head,
          );
  },
  read(source: PhoneSource) {
    const xml = readXml(source.text);
    return {
      kind: macOf(source.fileName) === undefined ? 'system' : 'device',
      items: readItemElements(xml),
      references: [],
      xml,
    };
  },
};
