/**
 * Polycom UC Software and Spectralink 84-series: parameters are attributes, elements only group them. Master
 * files (APPLICATION, MASTER_CONFIG) name the files to load; the left one overrules those to its right.
 */
import { readXml } from '../../../xml/readXml';
import type { XmlDocument } from '../../../xml/xmlDocument';
import { type CatalogueData, type CatalogueEntry, readCatalogue } from '../../catalogue';
import type { Dialect, FileReference, PhoneFileKind } from '../../phoneConfig';
import { headOf, rootNameOf } from '../head';
import { readAttributes } from '../xmlItems';
import data from './catalogue.json';
import { switchOf, ucsoftwareSlot } from './slots';

const ROOTS: ReadonlySet<string> = new Set([
  'polycomConfig',
  'PHONE_CONFIG',
  'APPLICATION',
  'MASTER_CONFIG',
  'handsetConfig',
]);
const MASTER_ROOT = /^(?:APPLICATION|MASTER_CONFIG)$/i;
const PARAMETER =
  /[\s}](?:device|reg|voIpProt|sec|tcpIpApp|dialplan|call|voice|feature|prov|dir|msg|up|softkey|attendant|powerSaving|qos|saf|se|lcl|log|httpd|np|oai|ptt|qbc|wmm)\.[A-Za-z0-9_.{}$-]+\s*=\s*["']/;
/** Names of the items in a master file: `CONFIG_FILES`, `APP_FILE_PATH_SPIP300`. */
const MASTER_ITEM = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const CONFIG_FILES = /^(?:CONFIG_FILES|MISC_FILES)(?:_|$)/;
const SOFTWARE = /^(?:APP_FILE_PATH|BOOTBLOCK_FILE_PATH)(?:_|$)/;

const known = readCatalogue(data as CatalogueData);

export const ucsoftware: Dialect = {
  id: 'ucsoftware',
  title: 'Polycom UC Software / Spectralink 84',
  syntax: 'xml',
  catalogue: {
    ...known,
    get entries() {
      return known.entries;
    },
    lookup: (name) => known.lookup(name) ?? (name.endsWith('.set') ? lookupSwitch(name) : undefined),
  },
  slotOf: ucsoftwareSlot,
  recognises({ text }) {
    const root = rootNameOf(text);
    return (
      ROOTS.has(root) || (root !== '' && (PARAMETER.test(headOf(text)) || isDirectory(root, headOf(text))))
    );
  },
  read({ text }) {
    const xml = readXml(text);
    const kind = kindOf(xml);
    return {
      kind,
      items: readAttributes(xml, (name) => name.includes('.') || MASTER_ITEM.test(name)),
      references: referencesIn(xml),
      xml,
    };
  },
};

/** `device.X.set` exists wherever `device.X` does. */
function lookupSwitch(name: string): CatalogueEntry | undefined {
  const base = name.endsWith('.set') ? name.slice(0, -4) : undefined;
  const entry = base === undefined ? undefined : known.lookup(base);
  return base === undefined || entry === undefined || switchOf(base) !== name
    ? undefined
    : {
        name,
        type: 'boolean',
        meaning: `Whether ${base} is used: without 1 here the phone ignores it.`,
        sources: entry.sources,
        mark: entry.mark,
      };
}

function isDirectory(root: string, head: string): boolean {
  return root === 'directory' && /<item_list\b/.test(head);
}

function kindOf(xml: XmlDocument): PhoneFileKind {
  const root = xml.elements[0]?.name ?? '';
  return MASTER_ROOT.test(root) ? 'master' : root === 'directory' ? 'directory' : 'parameters';
}

function referencesIn(xml: XmlDocument): readonly FileReference[] {
  const references: FileReference[] = [];
  for (const { attributes } of xml.elements) {
    for (const { name, valueSpan } of attributes) {
      const kind = CONFIG_FILES.test(name) ? 'config' : SOFTWARE.test(name) ? 'software' : undefined;
      if (kind !== undefined && valueSpan !== undefined) {
        for (const file of filesIn(xml.text, valueSpan.start, valueSpan.end, kind)) {
          references.push(file);
        }
      }
    }
  }
  return references;
}

/** The names in a list that is separated by commas. */
function filesIn(text: string, start: number, end: number, kind: FileReference['kind']): FileReference[] {
  return [...text.slice(start, end).matchAll(/[^\s,](?:[^,\r\n]*[^\s,])?/g)].map(({ 0: path, index }) => ({
    path,
    span: { start: start + index, end: start + index + path.length },
    kind,
  }));
}
