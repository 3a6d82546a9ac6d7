/**
 * OpenStage and OpenScape Desk Phone IP, Workpoint Interface: DLSMessage to the phone, WorkpointMessage
 * from it (Unify A31003-S2000-R102-16-7620 p.27-82).
 */
import { readXml } from '../../../xml/readXml';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { Dialect } from '../../phoneConfig';
import { rootNameOf, rootTagOf } from '../head';
import { readItemElements } from '../itemList';
import data from './catalogue.json';
import { wpiSlot } from './slots';

const NAMESPACE = /xmlns(?::\w+)?\s*=\s*["']http:\/\/www\.siemens\.com\/DLS["']/;

export const wpi: Dialect = {
  id: 'wpi',
  title: 'OpenStage / OpenScape Desk Phone (WPI)',
  syntax: 'xml',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: wpiSlot,
  recognises({ text }) {
    return (
      /^(?:\w+:)?(?:DLSMessage|WorkpointMessage)$/i.test(rootNameOf(text)) || NAMESPACE.test(rootTagOf(text))
    );
  },
  read({ text }) {
    const xml = readXml(text);
    return { kind: 'message', items: readItemElements(xml), references: [], xml };
  },
};
