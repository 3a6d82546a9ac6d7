/** Yealink: lines of `name = value` behind `#!version`; certificates are loaded from URLs. */
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { Dialect } from '../../phoneConfig';
import { headOf } from '../head';
import { readKeyValueLines } from '../keyValueLines';
import data from './catalogue.json';

export const yealink: Dialect = {
  id: 'yealink',
  title: 'Yealink',
  syntax: 'lines',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: () => undefined,
  recognises({ text }) {
    const head = headOf(text);
    return (
      /^\uFEFF?#!version:1\.0\.0\.[01]/.test(head) ||
      (
        head.match(
          /^(?:static\.(?:trusted|server|security|network|auto_provision)|account\.[0-9]+)\.[\w.]+[ \t]*=/gm,
        ) ?? []
      ).length >= 3
    );
  },
  read: ({ text }) => ({
    kind: 'parameters',
    items: readKeyValueLines(text),
    references: [],
    xml: undefined,
  }),
};
