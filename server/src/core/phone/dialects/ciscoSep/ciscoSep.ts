/** Cisco `SEP<MAC>.cnf.xml`: recognised; certificates come by CAPF and CTL, not inline. */
import { readXml } from '../../../xml/readXml';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { Dialect } from '../../phoneConfig';
import { headOf, rootNameOf } from '../head';
import { readLeafElements } from '../xmlItems';
import data from './catalogue.json';

export const ciscoSep: Dialect = {
  id: 'ciscoSep',
  title: 'Cisco SEP<MAC>.cnf.xml',
  syntax: 'xml',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: () => undefined,
  recognises: ({ text }) =>
    rootNameOf(text) === 'device' &&
    /<(?:deviceProtocol|devicePool|sipProfile|capfAuthMode|callManagerGroup)\b/.test(headOf(text)),
  read({ text, fileName }) {
    const xml = readXml(text);
    const kind = /^SEP/i.test(fileName) ? 'device' : 'parameters';
    return { kind, items: readLeafElements(xml), references: [], xml };
  },
};
