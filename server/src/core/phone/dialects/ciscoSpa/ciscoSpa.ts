/** Cisco SPA and MPP phones: `<flat-profile>` with an element a setting; `Mini_Certificate_1_` holds a certificate. */
import { readXml } from '../../../xml/readXml';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { Dialect } from '../../phoneConfig';
import { rootNameOf } from '../head';
import { readLeafElements } from '../xmlItems';
import data from './catalogue.json';

export const ciscoSpa: Dialect = {
  id: 'ciscoSpa',
  title: 'Cisco SPA',
  syntax: 'xml',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: (name) => (/^Mini_Certificate_[0-9]+_$/.test(name) ? { role: 'any', encoding: 'any' } : undefined),
  recognises: ({ text }) => rootNameOf(text) === 'flat-profile',
  read({ text }) {
    const xml = readXml(text);
    return { kind: 'parameters', items: readLeafElements(xml), references: [], xml };
  },
};
