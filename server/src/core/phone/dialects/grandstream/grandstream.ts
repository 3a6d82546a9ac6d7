/** Grandstream: `<gs_provision>` with P-values as elements or named items, or lines of `P123 = value`. */
import { readXml } from '../../../xml/readXml';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { CertificateSlot, Dialect } from '../../phoneConfig';
import { headOf, rootNameOf } from '../head';
import { readItemElements } from '../itemList';
import { readKeyValueLines } from '../keyValueLines';
import { readLeafElements } from '../xmlItems';
import data from './catalogue.json';

export const grandstream: Dialect = {
  id: 'grandstream',
  title: 'Grandstream',
  syntax: 'xml',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: grandstreamSlot,
  recognises({ text }) {
    const root = rootNameOf(text);
    return root === 'gs_provision' || (root === '' && isPValueText(text));
  },
  read({ text }) {
    if (rootNameOf(text) === '') {
      return { kind: 'parameters', items: readKeyValueLines(text), references: [], xml: undefined };
    }
    const xml = readXml(text);
    const leaves = readLeafElements(xml).filter(({ name }) => /^P[0-9{]/.test(name));
    const items = [...leaves, ...readItemElements(xml)].sort((a, b) => a.span.start - b.span.start);
    return { kind: 'parameters', items, references: [], xml };
  },
};

function isPValueText(text: string): boolean {
  return (headOf(text).match(/^P[0-9]{1,5}[ \t]*=/gm) ?? []).length >= 3;
}

/** Trusted CAs P8433 to P8438 and the certificates of 802.1X (fusionpbx grp2612, gxp17xx). */
function grandstreamSlot(name: string): CertificateSlot | undefined {
  if (/^P843[3-8]$/.test(name) || name === 'network.802.1x.cert.root') {
    return { role: 'ca', encoding: 'any' };
  }
  return name === 'network.802.1x.cert.client' ? { role: 'any', encoding: 'any' } : undefined;
}
