/**
 * innovaphone: update scripts (lines of commands), `config.xml` of the PHP update server, and PEM files for the
 * upload of a chain with its key or of a trust list (Reference11r1: Certificate management;
 * innovaphone/php-update-server@111dc8f).
 */
import { readXml } from '../../../xml/readXml';
import { type CatalogueData, readCatalogue } from '../../catalogue';
import type { Dialect } from '../../phoneConfig';
import { headOf, rootNameOf } from '../head';
import { readAttributes } from '../xmlItems';
import data from './catalogue.json';
import { readScript } from './readScript';
import { innovaphoneSlot } from './slots';

const COMMAND =
  /^(?:mod[ \t]+cmd[ \t]+\w+|vars[ \t]+(?:create|del|read)\b|config[ \t]+(?:add|rem|change|write|activate)\b|iresetn?\b|ireset)/;

export const innovaphone: Dialect = {
  id: 'innovaphone',
  title: 'innovaphone',
  syntax: 'lines',
  catalogue: readCatalogue(data as CatalogueData),
  slotOf: innovaphoneSlot,
  recognises({ text }) {
    const head = headOf(text);
    return rootNameOf(text) === 'config'
      ? /<(?:customcerts|fwstorage|nobootdev)\b|<!DOCTYPE\s+config\s+SYSTEM\s+["'](?:full-)?config\.dtd/.test(
          head,
        )
      : isScript(head);
  },
  read({ text }) {
    if (rootNameOf(text) === 'config') {
      const xml = readXml(text);
      return { kind: 'server', items: readAttributes(xml, () => true), references: [], xml };
    }
    if (/-----BEGIN [A-Z0-9 ]+-----/.test(text) && !isScript(headOf(text))) {
      return { kind: 'bundle', items: [], references: [], xml: undefined };
    }
    return { kind: 'script', items: readScript(text), references: [], xml: undefined };
  },
};

/** At least one command, and nothing much besides. */
function isScript(head: string): boolean {
  let commands = 0;
  let others = 0;
  for (const line of head.split('\n', 400)) {
    const trimmed = line.trim();
    if (trimmed !== '' && !trimmed.startsWith('#')) {
      if (COMMAND.test(trimmed)) {
        commands++;
      } else {
        others++;
      }
    }
  }
  return commands > others;
}
